package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open next steps whose tasks are open already, so that no wait ends on their day. */
@Repository
class OpenSteps {

    /** The next step of a customer and its day. */
    record OpenStep(CustomerNumber number, LocalDate dueOn) {}

    private final JdbcClient database;

    OpenSteps(JdbcClient database) {
        this.database = database;
    }

    /** Those of these days, the first and the last included, of which neither person nor owner was reminded. */
    List<OpenStep> unreminded(LocalDate first, LocalDate last) {
        return database.sql("""
                        select n.customer_number, n.due_on from next_step n
                        join journey j on j.id = n.journey_id and j.closed_at is null
                        join customer c on c.number = n.customer_number
                        where n.closed_at is null and n.due_on between ? and ?
                        and exists (
                            select 1 from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                            where p.business_key_ = n.customer_number and t.suspension_state_ = 1 and t.task_def_key_ in
                            ('UserTask_PrepareContact', 'UserTask_ReviewContact', 'UserTask_SendMessage',
                             'UserTask_RecordContact', 'UserTask_ArrangeMeeting'))
                        and not exists (
                            select 1 from reminder r where r.person in (n.who, c.owner) and r.about = 'nextStep'
                            and r.subject = n.customer_number || ' ' || n.due_on)
                        order by n.customer_number""")
                .params(Date.valueOf(first), Date.valueOf(last))
                .query((row, index) -> new OpenStep(
                        new CustomerNumber(row.getString("customer_number")),
                        row.getDate("due_on").toLocalDate()))
                .list();
    }
}
