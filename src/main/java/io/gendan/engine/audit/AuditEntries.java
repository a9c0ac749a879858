package io.gendan.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the trail. Who may is seen to at the doors: nobody but auditors, and of one kind whom a feature lets. */
@Component
public class AuditEntries {

    private static final String WHERE = """
             from audit_entry e where (:from::date is null or e.at >= :from::date::timestamp at time zone :zone)
            and (:to::date is null or e.at < (:to::date + 1)::timestamp at time zone :zone)
            and (:kind::text is null or e.kind = :kind) and (:actor::text is null or e.actor = :actor)
            and (:subject::text is null or e.subject = :subject)""";

    /**
     * Which entries; null for all.
     *
     * @param from the first day, in the installation's time zone
     * @param to the last day
     * @param actor a login
     * @param subject a customer's number, a login, the name of a deployment
     */
    public record Query(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable AuditKind kind,
            @Nullable String actor,
            @Nullable String subject) {}

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditEntries(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The newest first. */
    public List<AuditEntry> find(Query query, long offset, int limit) {
        return asked("select e.*" + WHERE + " order by e.id desc offset :offset limit :limit", query)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** The next ones in the order in which they were written, after one with this id. */
    public List<AuditEntry> after(long id, Query query, int limit) {
        return asked("select e.*" + WHERE + " and e.id > :id order by e.id limit :limit", query)
                .param("id", id)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Those of one kind about any of these, the newest first. */
    public List<AuditEntry> of(AuditKind kind, List<String> subjects, int limit) {
        return database.sql("""
                        select * from audit_entry where kind = :kind and subject = any(:subjects)
                        order by id desc limit :limit
                        """)
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(String[]::new))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    public long count(Query query) {
        return asked("select count(*)" + WHERE, query).query(Long.class).single();
    }

    private StatementSpec asked(String sql, Query query) {
        return database.sql(sql)
                .param("from", query.from())
                .param("to", query.to())
                .param("zone", clock.getZone().getId())
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("actor", query.actor())
                .param("subject", query.subject());
    }

    private AuditEntry read(ResultSet row, int index) throws SQLException {
        var details = details(row.getString("details"));
        var what = details.remove("what");
        long seq = row.getLong("seq");
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AuditKind.valueOf(row.getString("kind")),
                what == null ? "" : what.toString(),
                row.getString("actor"),
                row.getString("subject"),
                details,
                row.getString("address"),
                row.getString("request"),
                seq == 0 ? null : Long.valueOf(seq),
                erased(row));
    }

    private static List<String> erased(ResultSet row) throws SQLException {
        var erased = new ArrayList<String>();
        for (var part : List.of("actor", "subject", "details", "address")) {
            if (row.getBytes(part + "_digest") != null && row.getBytes(part + "_salt") == null) {
                erased.add(part);
            }
        }
        return erased;
    }

    private Map<String, Object> details(@Nullable String text) {
        try {
            var details = new TreeMap<String, Object>();
            if (text != null) {
                details.putAll(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
            }
            return details;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
