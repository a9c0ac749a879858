package io.gendan.customer;

import io.gendan.staff.TaskReaders;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of a customer are read by whoever leads its owner, its processes by whoever leads the owner's department. */
@Component
class OwnersLeaders implements TaskReaders {

    /** How the engine writes "a process" and "may read" in its authorizations. */
    private static final int PROCESSES = 8;

    private static final int READ = 2;

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
    public Optional<String> departmentOf(String businessKey) {
        return database.sql("""
                        select 'department-' || p.department_id from customer c join person p on p.login = c.owner
                        where c.number = ? and p.department_id is not null""").param(businessKey).query(String.class).optional();
    }

    @Override
    public void followProcesses(@Nullable String businessKey) {
        database.sql("""
                        with open as (
                            select e.id_ as process, 'department-' || p.department_id as leaders
                            from act_ru_execution e join customer c on c.number = e.business_key_
                            left join person p on p.login = c.owner
                            where e.parent_id_ is null and (cast(:key as text) is null or c.number = :key)),
                        outdated as (
                            delete from act_ru_authorization a using open
                            where a.resource_type_ = :processes and a.resource_id_ = open.process
                                and a.group_id_ like 'department-%' and a.group_id_ is distinct from open.leaders)
                        insert into act_ru_authorization
                            (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                        select gen_random_uuid(), 1, 1, leaders, :processes, process, :read from open
                        where leaders is not null and not exists (
                            select 1 from act_ru_authorization a where a.resource_type_ = :processes
                                and a.resource_id_ = open.process and a.group_id_ = open.leaders)
                        on conflict do nothing""")
                .param("key", businessKey, Types.VARCHAR)
                .param("processes", PROCESSES)
                .param("read", READ)
                .update();
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
