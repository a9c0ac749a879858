package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is open in the engine for a customer: tasks and dated waits (ST-04). */
@Repository
public class OpenWork {

    /** An open task and whose customer's it is. */
    record Found(CustomerNumber number, OpenTask task) {}

    private static final String TASKS = """
            select p.business_key_, t.id_, t.task_def_key_, t.name_, t.assignee_, t.due_date_,
                   (select s.from_person from substitution s where s.task_id = t.id_ and s.returned_at is null
                    and s.to_person = t.assignee_) in_place_of,
                   (select string_agg(l.user_id_, ',' order by l.id_) from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.user_id_ is not null) candidates
            from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
            """;

    private final JdbcClient database;

    OpenWork(JdbcClient database) {
        this.database = database;
    }

    /** The open tasks of a customer, oldest first. */
    public List<OpenTask> tasks(CustomerNumber number) {
        return database.sql(TASKS + "where p.business_key_ = ? order by t.create_time_, t.id_")
                .param(number.value())
                .query((row, index) -> task(row))
                .list();
    }

    /** The open task with this id, when it is a customer's. */
    Optional<Found> find(String taskId) {
        if (!Texts.storable(taskId)) {
            return Optional.empty();
        }
        return database.sql(TASKS + "join customer c on c.number = p.business_key_ where t.id_ = ?")
                .param(taskId)
                .query((row, index) -> new Found(new CustomerNumber(row.getString("business_key_")), task(row)))
                .optional();
    }

    /** Whether a task with this key is open for a customer. */
    public boolean isOpen(CustomerNumber number, String key) {
        return tasks(number).stream().anyMatch(task -> task.key().equals(key));
    }

    /** The open tasks that wait for this person, or its stand-in, alone at customers of others. */
    List<Found> waitingAtOthersFor(String login) {
        return database.sql("""
                        with task as (%s join customer c on c.number = p.business_key_
                                      where c.owner is distinct from :login)
                        select * from task
                        where assignee_ = :login or in_place_of = :login or assignee_ is null and candidates = :login
                        order by business_key_, id_""".formatted(TASKS))
                .param("login", login)
                .query((row, index) -> new Found(new CustomerNumber(row.getString("business_key_")), task(row)))
                .list();
    }

    /** Those of these customers who have open tasks. */
    List<String> withTasks(List<CustomerNumber> numbers) {
        return database.sql("""
                        select distinct p.business_key_ from act_ru_task t
                        join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ = any(?)""")
                .param(numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** The dated wait of a customer that ends first. */
    public Optional<Waiting> waiting(CustomerNumber number) {
        return database.sql("""
                        select j.duedate_, j.handler_cfg_ from act_ru_job j
                        join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? and j.handler_type_ = 'timer-intermediate-transition'
                        and j.retries_ > 0 order by j.duedate_ limit 1""")
                .param(number.value())
                .query((row, index) ->
                        new Waiting(row.getTimestamp("duedate_").toInstant(), row.getString("handler_cfg_")))
                .optional();
    }

    /**
     * Customers whose open journey has neither an open task nor a dated wait; there must never be any (ST-04).
     *
     * @return their numbers
     */
    public List<String> forgotten() {
        return database.sql("""
                        select j.customer_number from journey j where j.closed_at is null
                        and not exists (select 1 from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                                        where p.business_key_ = j.customer_number)
                        and not exists (select 1 from act_ru_job w join act_ru_execution p on p.id_ = w.process_instance_id_
                                        where p.business_key_ = j.customer_number and w.duedate_ is not null
                                        and w.retries_ > 0 and w.handler_type_ = 'timer-intermediate-transition')
                        order by j.customer_number""").query(String.class).list();
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        return new OpenTask(
                row.getString("id_"),
                row.getString("task_def_key_"),
                row.getString("name_"),
                row.getString("assignee_"),
                split(row.getString("candidates")),
                instant(row.getTimestamp("due_date_")),
                row.getString("in_place_of"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> split(@Nullable String logins) {
        return logins == null ? List.of() : Arrays.asList(logins.split(","));
    }
}
