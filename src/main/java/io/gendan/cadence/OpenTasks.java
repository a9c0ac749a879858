package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open tasks of customers in the engine, with what has been alarmed about them. */
@Repository
class OpenTasks {

    private static final String TASKS = """
            select t.id_, t.task_def_key_, p.business_key_, t.due_date_, t.priority_,
                   coalesce(t.assignee_, (select string_agg(l.user_id_, ',' order by l.id_) from act_ru_identitylink l
                                          where l.task_id_ = t.id_ and l.type_ = 'candidate')) people,
                   (select s.rank from journey j join stage s on s.name = j.stage
                    where j.customer_number = c.number order by j.id desc limit 1) rank,
                   (select string_agg(a.step::text, ',') from alarm a where a.task_id = t.id_) raised
            from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            join customer c on c.number = p.business_key_
            where t.suspension_state_ = 1
            """;

    private final JdbcClient database;

    OpenTasks(JdbcClient database) {
        this.database = database;
    }

    /** Of all customers. */
    List<OpenTask> all() {
        return database.sql(TASKS).query(OpenTasks::read).list();
    }

    /** Of one customer, oldest first. */
    List<OpenTask> of(CustomerNumber number) {
        return database.sql(TASKS + "and c.number = ? order by t.create_time_, t.id_")
                .param(number.value())
                .query(OpenTasks::read)
                .list();
    }

    /** Notes that a step is taken; false when it was taken before. */
    boolean take(OpenTask task, int step, Timestamp lateSince, Timestamp now) {
        return database.sql("""
                        insert into alarm (task_id, step, customer_number, late_since, raised_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(task.id(), step, task.number().value(), lateSince, now)
                        .update()
                > 0;
    }

    private static OpenTask read(ResultSet row, int index) throws SQLException {
        var due = row.getTimestamp("due_date_");
        return new OpenTask(
                row.getString("id_"),
                row.getString("task_def_key_"),
                new CustomerNumber(row.getString("business_key_")),
                split(row.getString("people")),
                due == null ? null : due.toInstant(),
                row.getInt("priority_"),
                row.getInt("rank"),
                split(row.getString("raised")).stream().map(Integer::valueOf).collect(Collectors.toSet()));
    }

    private static List<String> split(@Nullable String list) {
        return list == null ? List.of() : Arrays.asList(list.split(","));
    }
}
