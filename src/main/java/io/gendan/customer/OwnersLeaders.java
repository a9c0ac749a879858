package io.gendan.customer;

import io.gendan.staff.TaskReaders;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of a customer are read by whoever leads its owner. */
@Component
class OwnersLeaders implements TaskReaders {

    private final JdbcClient database;

    OwnersLeaders(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Set<String> of(String businessKey) {
        return database.sql("select l.leader from customer c join leads l on l.owner = c.owner where c.number = ?")
                .param(businessKey)
                .query(String.class)
                .set();
    }

    @Override
    public List<String> outdated(int reading) {
        return database.sql("""
                        with open as (
                            select t.id_ as task, c.number, c.owner from act_ru_task t
                            join act_ru_execution p on p.id_ = t.proc_inst_id_
                            join customer c on c.number = p.business_key_),
                        granted as (
                            select a.resource_id_ as task, a.user_id_ as login, a.perms_ from act_ru_authorization a
                            where a.resource_type_ = 7 and a.user_id_ is not null)
                        select o.number from open o join leads l on l.owner = o.owner
                        where not exists (select 1 from granted g where g.task = o.task and g.login = l.leader)
                        union
                        select o.number from open o join granted g on g.task = o.task and g.perms_ = ?
                        where not exists (select 1 from leads l where l.owner = o.owner and l.leader = g.login)
                        order by 1""").param(reading).query(String.class).list();
    }
}
