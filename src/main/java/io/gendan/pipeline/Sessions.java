package io.gendan.pipeline;

import io.gendan.meeting.Timeliness;
import io.gendan.pipeline.OpenSession.Given;
import io.gendan.pipeline.OpenSession.Owed;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The analysis sessions of a leader's people: what is open, who still owes what, what is late, and how soon the last ones
 * were concluded (N-14). What a view says is never among it.
 */
@Repository
public class Sessions {

    private static final String SEEN = "(:everything or c.owner = any(:owners))";

    private static final String OPEN = """
            select m.id, c.number, c.name, c.owner, m.stage, m.held_at, j.paused_until is not null paused,
                   t.task_def_key_, t.name_, t.assignee_
            from meeting m join journey j on j.id = m.journey_id join customer c on c.number = m.customer_number
            left join (select p.business_key_, t.* from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                    where t.task_def_key_ in
                        ('UserTask_GiveSalespersonView', 'UserTask_GiveManagerView', 'UserTask_ConcludeSession')) t
                on t.business_key_ = c.number
            where m.held_at is not null and m.closed_at is null and j.closed_at is null and %s
            order by m.held_at, m.id, t.task_def_key_ desc""".formatted(SEEN);

    private static final String LAST = """
            select m.id, c.number, c.name, c.owner, m.stage, m.held_at, false paused,
                   null task_def_key_, null name_, null assignee_
            from meeting m join customer c on c.number = m.customer_number
            where m.closing = 'ANALYSED' and %s order by m.closed_at desc, m.id desc limit :most""".formatted(SEEN);

    private static final String GIVEN = """
            select m.id, e.kind, e.author, e.recorded_at from meeting m
            join record_entry e on e.journey_id = m.journey_id
            where m.id = any(:meetings) and e.kind in ('SALESPERSON_VIEW', 'MANAGER_VIEW', 'CONCLUSION')
            and e.recorded_at between m.held_at and coalesce(m.closed_at, 'infinity') order by e.id""";

    private final JdbcClient database;
    private final Staff staff;
    private final Timeliness timeliness;
    private final Clock clock;

    Sessions(JdbcClient database, Staff staff, Timeliness timeliness, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.timeliness = timeliness;
        this.clock = clock;
    }

    /** The open ones of customers whose owners this person leads, the longest waiting first. */
    public List<OpenSession> open(Person leader) {
        return sessions(OPEN, sight(leader));
    }

    /** The last concluded ones of these customers, the latest first. */
    public List<OpenSession> concluded(Person leader, int most) {
        var parameters = sight(leader);
        parameters.put("most", most);
        return sessions(LAST, parameters);
    }

    private List<OpenSession> sessions(String query, Map<String, Object> parameters) {
        var found = new LinkedHashMap<Long, OpenSession>();
        database.sql(query).params(parameters).query(row -> {
            var session = session(row);
            found.merge(row.getLong("id"), session, (one, other) -> one.and(other.owed(), other.given()));
        });
        given(found);
        return List.copyOf(found.values());
    }

    private void given(Map<Long, OpenSession> sessions) {
        database.sql(GIVEN)
                .param("meetings", sessions.keySet().toArray(Long[]::new))
                .query(row -> {
                    var kind = row.getString("kind");
                    var by = row.getString("author");
                    var at = row.getTimestamp("recorded_at").toInstant();
                    sessions.computeIfPresent(row.getLong("id"), (id, session) -> {
                        var given = new Given(kind, by, at, timeliness.of(session.heldAt(), at));
                        return session.and(List.of(), List.of(given));
                    });
                });
    }

    private OpenSession session(ResultSet row) throws SQLException {
        Instant heldAt = row.getTimestamp("held_at").toInstant();
        var due = timeliness.due(heldAt);
        var task = row.getString("task_def_key_");
        return new OpenSession(
                row.getString("number"),
                row.getString("name"),
                String.valueOf(row.getString("owner")),
                row.getString("stage"),
                heldAt,
                due,
                due.isBefore(clock.instant()),
                row.getBoolean("paused"),
                task == null
                        ? List.of()
                        : List.of(new Owed(task, row.getString("name_"), String.valueOf(row.getString("assignee_")))),
                List.of());
    }

    private Map<String, Object> sight(Person leader) {
        var sight = staff.sightOf(leader.login());
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("everything", sight.everything());
        parameters.put("owners", sight.owners().toArray(String[]::new));
        return parameters;
    }
}
