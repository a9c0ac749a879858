package io.gendan.pipeline;

import static java.util.stream.Collectors.groupingBy;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open timers and tasks of customers. */
@Repository
class OpenDates {

    private final JdbcClient database;

    OpenDates(JdbcClient database) {
        this.database = database;
    }

    /** Of one customer. */
    List<OpenDate> of(CustomerNumber number) {
        return of(List.of(number)).getOrDefault(number, List.of());
    }

    /** Of several customers at once; those who have nothing open are not in it. */
    Map<CustomerNumber, List<OpenDate>> of(Collection<CustomerNumber> numbers) {
        return database
                .sql("""
                        select p.business_key_, true timer, j.id_, j.handler_cfg_ key, j.duedate_ due
                        from act_ru_execution p join act_ru_job j on j.process_instance_id_ = p.id_
                        where p.business_key_ = any(:numbers) and j.handler_type_ in
                        ('timer-transition', 'timer-intermediate-transition', 'timer-start-event-subprocess')
                        union all
                        select p.business_key_, false, t.id_, t.task_def_key_, t.due_date_
                        from act_ru_execution p join act_ru_task t on t.proc_inst_id_ = p.id_
                        where p.business_key_ = any(:numbers) order by 1, 2, 3""")
                .param("numbers", numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(OpenDates::read)
                .list()
                .stream()
                .collect(groupingBy(OpenDate::number));
    }

    private static OpenDate read(ResultSet row, int index) throws SQLException {
        var due = row.getTimestamp("due");
        return new OpenDate(
                new CustomerNumber(row.getString("business_key_")),
                row.getBoolean("timer"),
                row.getString("id_"),
                row.getString("key"),
                due == null ? null : due.toInstant());
    }
}
