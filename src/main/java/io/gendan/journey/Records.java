package io.gendan.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of every customer: entries are added, never changed (put on record, 备案). */
@Repository
public class Records {

    /** What stands on record and sets a rule aside. */
    private static final Map<EntryKind, String> OVERRIDES = Map.of(
            EntryKind.EARLY_PERMISSION, "earlyContact",
            EntryKind.QUOTE_PERMISSION, "quote",
            EntryKind.REDIRECTION, "redirected");

    private final JdbcClient database;
    private final Clock clock;
    private final ObjectMapper json;
    private final AuditTrail trail;

    Records(JdbcClient database, Clock clock, ObjectMapper json, AuditTrail trail) {
        this.database = database;
        this.clock = clock;
        this.json = json;
        this.trail = trail;
    }

    /** Adds an entry and returns its id. Refuses a second entry for the same task: it has been completed already. */
    public long put(NewEntry entry) {
        long id = insert(entry);
        var overridden = OVERRIDES.get(entry.kind());
        if (overridden != null) {
            tell(entry, overridden, id);
        } else if (entry.content().containsKey("limitsPassedOver")) {
            tell(entry, "poolLimits", id);
        } else if (entry.content().get("violation") != null) {
            tell(entry, "tooEarly", id);
        }
        return id;
    }

    /** The reason stands on record; the trail says where. */
    private void tell(NewEntry entry, String what, long id) {
        trail.put(AuditKind.OVERRIDDEN, entry.cause().by(), entry.number().value(), Map.of("what", what, "entry", id));
    }

    private long insert(NewEntry entry) {
        var journey = entry.journey();
        var now = clock.instant();
        var happenedAt = entry.happenedAt() == null ? now : entry.happenedAt();
        try {
            return database.sql("""
                            insert into record_entry (customer_number, journey_id, kind, stage, author, happened_at,
                                                      recorded_at, task_id, corrects, content)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) returning id""")
                    .param(entry.number().value())
                    .param(journey == null ? null : journey.id())
                    .param(entry.kind().name())
                    .param(journey == null ? null : journey.stage().name())
                    .param(entry.cause().by())
                    .param(Timestamp.from(happenedAt))
                    .param(Timestamp.from(now))
                    .param(entry.cause().taskId())
                    .param(entry.corrects())
                    .param(text(entry.content()))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException secondTime) {
            throw Refusal.conflict("task.gone");
        }
    }

    /** A page of everything on record about a customer, newest first. */
    public List<Entry> newestFirst(CustomerNumber number, long offset, int limit) {
        return database.sql("select * from record_entry where customer_number = ? order by id desc offset ? limit ?")
                .params(number.value(), offset, limit)
                .query(this::read)
                .list();
    }

    /** The latest entries of these kinds about a customer, newest first. */
    public List<Entry> newestFirst(CustomerNumber number, Collection<EntryKind> kinds, int limit) {
        return database.sql("""
                        select * from record_entry where customer_number = ? and kind = any(?)
                        order by id desc limit ?""")
                .params(number.value(), kinds.stream().map(EntryKind::name).toArray(String[]::new), limit)
                .query(this::read)
                .list();
    }

    /** How many entries a customer's record has. */
    public long count(CustomerNumber number) {
        return database.sql("select count(*) from record_entry where customer_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    /** The latest entry of a kind in a journey. */
    public Optional<Entry> latest(Journey journey, EntryKind kind) {
        return database.sql("select * from record_entry where journey_id = ? and kind = ? order by id desc limit 1")
                .params(journey.id(), kind.name())
                .query(this::read)
                .optional();
    }

    /** The latest entry of a kind about a customer, in whichever journey. */
    public Optional<Entry> latest(CustomerNumber number, EntryKind kind) {
        return database.sql(
                        "select * from record_entry where customer_number = ? and kind = ? order by id desc limit 1")
                .params(number.value(), kind.name())
                .query(this::read)
                .optional();
    }

    /** The latest entry about a customer that tells something under this key, in whichever journey. */
    public Optional<Entry> latestWith(CustomerNumber number, String key) {
        return database.sql("""
                        select * from record_entry where customer_number = ? and jsonb_exists(content, ?)
                        order by id desc limit 1""").params(number.value(), key).query(this::read).optional();
    }

    /** The entries of these kinds in a journey since its latest entry of another kind, oldest first. */
    public List<Entry> since(Journey journey, EntryKind last, Set<EntryKind> kinds) {
        return database.sql("""
                        select * from record_entry where journey_id = :journey and kind = any(:kinds)
                        and id > coalesce((select max(id) from record_entry
                                           where journey_id = :journey and kind = :last), 0)
                        order by id""")
                .param("journey", journey.id())
                .param("kinds", kinds.stream().map(EntryKind::name).toArray(String[]::new))
                .param("last", last.name())
                .query(this::read)
                .list();
    }

    /** When the latest entry of these kinds was put on record in a journey. */
    public Optional<Instant> lastRecorded(Journey journey, List<EntryKind> kinds) {
        return database.sql("select max(recorded_at) from record_entry where journey_id = ? and kind = any(?)")
                .params(journey.id(), kinds.stream().map(EntryKind::name).toArray(String[]::new))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** The latest entry of a kind in a journey that tells this under the key. */
    public Optional<Entry> latest(Journey journey, EntryKind kind, String key, String value) {
        return database.sql("""
                        select * from record_entry where journey_id = ? and kind = ? and content ->> ? = ?
                        order by id desc limit 1""")
                .params(journey.id(), kind.name(), key, value)
                .query(this::read)
                .optional();
    }

    /** The latest entry of a journey that tells something under this key, whatever its kind. */
    public Optional<Entry> latestWith(Journey journey, String key) {
        // The operator for it is a question mark, which JDBC takes for a parameter.
        return database.sql(
                        "select * from record_entry where journey_id = ? and jsonb_exists(content, ?) order by id desc limit 1")
                .params(journey.id(), key)
                .query(this::read)
                .optional();
    }

    private Entry read(ResultSet row, int index) throws SQLException {
        long corrected = row.getLong("corrects");
        Long corrects = row.wasNull() ? null : corrected;
        return new Entry(
                row.getLong("id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getString("stage"),
                row.getString("author"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                corrects,
                content(row.getString("content")));
    }

    private String text(Map<String, ?> content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> content(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
