package io.gendan.pipeline;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that were sent with an Idempotency-Key: sent again, they are the same request. */
@Repository
class RepeatedRequests {

    private final JdbcClient database;

    RepeatedRequests(JdbcClient database) {
        this.database = database;
    }

    @Nullable
    Long entryOf(@Nullable String key, String person) {
        if (key == null) {
            return null;
        }
        return database.sql("select entry_id from recorded_request where key = ? and person = ?")
                .params(key, person)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    void remember(@Nullable String key, String person, long entry) {
        if (key != null) {
            database.sql("insert into recorded_request (key, person, entry_id) values (?, ?, ?)")
                    .params(key, person, entry)
                    .update();
        }
    }
}
