package io.gendan.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that were sent with an Idempotency-Key: sent again, they are the same request. */
@Repository
class RepeatedRequests {

    private final JdbcClient database;
    private final ObjectMapper json;

    RepeatedRequests(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Before(long entry, boolean same) {}

    /**
     * The entry that this person made before under this key; null when this is the first time. That it was marked as a
     * violation meanwhile doesn't make it another one. Who sends the same key
     * at the same moment waits until this transaction ends.
     */
    @Nullable
    Long entryOf(String key, String person, CustomerNumber number, Map<String, Object> content) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(person + " " + key)
                .query(row -> {});
        var before = database.sql("""
                        select r.entry_id, e.customer_number = ? and e.content - ?::text[] = ?::jsonb same
                        from recorded_request r join record_entry e on e.id = r.entry_id
                        where r.key = ? and r.person = ?""")
                .params(number.value(), "{" + String.join(",", Violation.KEYS) + "}", text(content), key, person)
                .query((row, index) -> new Before(row.getLong("entry_id"), row.getBoolean("same")))
                .optional()
                .orElse(null);
        if (before != null && !before.same()) {
            throw Refusal.conflict("customer.keyReused", key);
        }
        return before == null ? null : before.entry();
    }

    void remember(String key, String person, long entry) {
        database.sql("insert into recorded_request (key, person, entry_id) values (?, ?, ?)")
                .params(key, person, entry)
                .update();
    }

    private String text(Map<String, Object> content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
