package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open timers and tasks of a customer that don't go by the dates of the next contact, but by their own models. */
@Repository
class OtherDates {

    private final JdbcClient database;

    OtherDates(JdbcClient database) {
        this.database = database;
    }

    /** Ids of timers. */
    List<String> timers(CustomerNumber number) {
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? and j.handler_type_ in
                        ('timer-transition', 'timer-intermediate-transition', 'timer-start-event-subprocess')
                        and j.handler_cfg_ not in (?, ?) order by j.id_""")
                .params(number.value(), OpenWork.NEXT_CONTACT, ContactWork.OVERDUE)
                .query(String.class)
                .list();
    }

    /** Ids of tasks that have a due date. */
    List<String> tasks(CustomerNumber number) {
        return database.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                        where p.business_key_ = ? and t.due_date_ is not null and t.task_def_key_ <> all(?)
                        order by t.id_""")
                .params(number.value(), ContactWork.PLANNED.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
