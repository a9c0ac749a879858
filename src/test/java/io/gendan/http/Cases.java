package io.gendan.http;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers for these tests to try things on, and what the database knows of them. */
@Component
class Cases {

    private final Customers customers;
    private final Pursuits pursuits;
    private final JdbcClient database;

    Cases(Customers customers, Pursuits pursuits, JdbcClient database) {
        this.customers = customers;
        this.pursuits = pursuits;
        this.database = database;
    }

    /** A customer of this owner, or of nobody, whom nobody has taken up yet. */
    String known(@Nullable String owner) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.put(CustomerField.NAME, "Outside " + UUID.randomUUID());
        if (owner != null) {
            typed.put(CustomerField.OWNER, owner);
        }
        return customers.create(NewCustomer.read(typed), "admin").number().value();
    }

    /** A customer of this owner who is being pursued. */
    String pursued(String owner) {
        var number = known(owner);
        pursuits.start(new CustomerNumber(number), owner);
        return number;
    }

    /** Another owner, as after a hand-over. */
    void given(String number, String owner) {
        database.sql("update customer set owner = ? where number = ?")
                .params(owner, number)
                .update();
    }

    @Nullable
    String ownerOf(String number) {
        return database.sql("select coalesce(owner, '-') from customer where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    int entries(String number) {
        return database.sql("select count(*) from record_entry where customer_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    String processInstance(String number) {
        return ids("select id_ from act_ru_execution where business_key_ = ? and super_exec_ is null", number)
                .get(0);
    }

    List<String> executions(String number) {
        return ids("""
                select e.id_ from act_ru_execution e join act_ru_execution p on p.id_ = e.proc_inst_id_
                where p.business_key_ = ? order by 1""", number);
    }

    /** All that the engine and the record hold of a customer, and what the engine holds for everybody. */
    List<String> everything(String number) {
        return database.sql("""
                        with instance as (select id_ from act_ru_execution where business_key_ = :number)
                        select 'task ' || t.id_ || t.rev_ || coalesce(t.assignee_, '') || coalesce(t.owner_, '')
                               || t.name_ || t.suspension_state_ || coalesce(t.due_date_::text, '')
                               from act_ru_task t where t.proc_inst_id_ in (select id_ from instance)
                        union all select 'link ' || l.id_ || coalesce(l.user_id_, '') || l.type_ from act_ru_identitylink l
                               join act_ru_task t on t.id_ = l.task_id_
                               where t.proc_inst_id_ in (select id_ from instance)
                        union all select 'execution ' || e.id_ || e.act_id_ || e.suspension_state_ from act_ru_execution e
                               where e.proc_inst_id_ in (select id_ from instance)
                        union all select 'variable ' || v.name_ || coalesce(v.text_, '') || coalesce(v.task_id_, '')
                               from act_ru_variable v where v.proc_inst_id_ in (select id_ from instance)
                        union all select 'job ' || j.id_ || j.duedate_ || j.suspension_state_ || j.retries_
                               from act_ru_job j where j.process_instance_id_ in (select id_ from instance)
                        union all select 'entry ' || id from record_entry where customer_number = :number
                        union all select 'journey ' || id || stage || coalesce(ending, '') from journey
                               where customer_number = :number
                        union all select 'customer ' || number || name || coalesce(owner, '') from customer
                               where number = :number
                        union all select 'task of nobody ' || id_ from act_ru_task where proc_inst_id_ is null
                        union all select 'instances ' || count(*) from act_ru_execution
                        union all select 'customers ' || count(*) from customer
                        union all select 'deployments ' || count(*) from act_re_deployment
                        union all select 'definition ' || id_ || suspension_state_ || history_ttl_ from act_re_procdef
                        union all select 'filter ' || id_ || rev_ || name_ || query_ from act_ru_filter
                        union all select 'user ' || id_ || rev_ from act_id_user
                        union all select 'group ' || id_ from act_id_group
                        union all select 'member ' || user_id_ || group_id_ from act_id_membership
                        union all select 'rights ' || id_ || rev_ from act_ru_authorization
                        union all select 'comment ' || id_ from act_hi_comment
                        union all select 'attachment ' || id_ from act_hi_attachment
                        union all select 'batch ' || id_ from act_ru_batch
                        union all select 'history ' || count(*) from act_hi_procinst
                        union all select 'property ' || name_ || value_ from act_ge_property
                               where name_ not in ('next.dbid', 'historyCleanupJobLock')
                        order by 1""").param("number", number).query(String.class).list();
    }

    private List<String> ids(String question, String number) {
        return database.sql(question).param(number).query(String.class).list();
    }
}
