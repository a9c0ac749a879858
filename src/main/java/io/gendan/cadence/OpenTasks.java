package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Journeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open tasks of customers in the engine, and which of them are to be looked at. */
@Repository
class OpenTasks {

    private static final String PEOPLE = """
            (select string_agg(l.user_id_, ',' order by l.id_) from act_ru_identitylink l
             where l.task_id_ = t.id_ and l.type_ = 'candidate')""";

    private static final String FROM = """
            from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            join customer c on c.number = p.business_key_
            where t.suspension_state_ = 1
            """;

    private static final String TASKS = """
            select t.id_, t.task_def_key_, t.proc_inst_id_, p.business_key_, t.due_date_, t.priority_, t.assignee_, c.owner,
                   coalesce((select s.rank from journey j join stage s on s.name = j.stage
                             where j.customer_number = c.number order by %s limit 1), 0) rank,
                   coalesce((select i.entry_id from interaction i where i.customer_number = c.number
                             order by i.happened_at desc, i.entry_id desc limit 1), 0) last_contact,
                   concat_ws('|', :calendar::text,
                             (select d.id_ from act_re_decision_def d where d.key_ = :policy
                              order by d.version_ desc limit 1),
                             (select max(e.id) from record_entry e where e.customer_number = c.number),
                             c.owner, c.signing_grade, c.service_grade, c.quadrant,
                             extract(epoch from t.due_date_)) basis,
            """.formatted(Journeys.LATEST_FIRST) + PEOPLE + " candidates " + FROM;

    private final JdbcClient database;
    private final WorkingCalendar calendar;
    private final Clock clock;

    OpenTasks(JdbcClient database, WorkingCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Customers with a task whose priority is outdated, or that is due and has something to come now or has changed since
     * it was looked at. One query, which asks no policy.
     */
    List<CustomerNumber> toLookAt() {
        var today = LocalDate.now(clock);
        return tasks("""
                        with open as (%s)
                        select distinct o.business_key_ from open o left join lateness_look l on l.task_id = o.id_
                        where o.priority_ <> o.rank + case when o.due_date_ < :now then :overdue
                                when o.due_date_ >= :today and o.due_date_ < :tomorrow then :dueToday else 0 end
                        or o.due_date_ <= :now
                            and (l.task_id is null or l.look_at <= :now or l.seen_as <> o.basis)
                        order by 1""".formatted(TASKS))
                .param("now", Timestamp.from(clock.instant()))
                .param("today", startOf(today))
                .param("tomorrow", startOf(today.plusDays(1)))
                .param("overdue", TaskUrgency.OVERDUE)
                .param("dueToday", TaskUrgency.DUE_TODAY)
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }

    /** Of one customer, oldest first. */
    List<OpenTask> of(CustomerNumber number) {
        return tasks(TASKS + "and c.number = :number order by t.create_time_, t.id_")
                .param("number", number.value())
                .query(OpenTasks::read)
                .list();
    }

    /** Notes when a task is to be looked at again, unless it changes before; null for never. */
    void looked(OpenTask task, @Nullable Instant again) {
        database.sql("""
                        insert into lateness_look (task_id, customer_number, seen_as, look_at) values (?, ?, ?, ?)
                        on conflict (task_id) do update set seen_as = excluded.seen_as, look_at = excluded.look_at""")
                .params(task.id(), task.number().value(), task.basis(), again == null ? null : Timestamp.from(again))
                .update();
    }

    /** Forgets looks at a customer's tasks that are done. */
    void forgetDone(CustomerNumber number) {
        database.sql("""
                        delete from lateness_look l where l.customer_number = ?
                        and not exists (select 1 from act_ru_task t where t.id_ = l.task_id)""").param(number.value()).update();
    }

    /** Customers with a task that waits for nobody but these people. */
    List<CustomerNumber> waitingFor(Set<String> logins) {
        return database.sql("select distinct c.number " + FROM + """
                        and coalesce(string_to_array(t.assignee_, ','), string_to_array(%s, ',')) <@ :logins::text[]
                        order by 1""".formatted(PEOPLE))
                .param("logins", logins.toArray(String[]::new))
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }

    private JdbcClient.StatementSpec tasks(String sql) {
        return database.sql(sql).param("calendar", calendar.version()).param("policy", ContactPolicy.DECISION);
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static OpenTask read(ResultSet row, int index) throws SQLException {
        var due = row.getTimestamp("due_date_");
        var assignee = row.getString("assignee_");
        return new OpenTask(
                row.getString("id_"),
                row.getString("task_def_key_"),
                new CustomerNumber(row.getString("business_key_")),
                row.getString("proc_inst_id_"),
                assignee == null ? split(row.getString("candidates")) : List.of(assignee),
                assignee != null,
                due == null ? null : due.toInstant(),
                row.getInt("priority_"),
                row.getInt("rank"),
                row.getString("owner"),
                row.getLong("last_contact"),
                row.getString("basis"));
    }

    private static List<String> split(@Nullable String list) {
        return list == null ? List.of() : Arrays.asList(list.split(","));
    }
}
