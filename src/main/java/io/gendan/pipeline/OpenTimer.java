package io.gendan.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A timer that is set in the engine. */
record OpenTimer(String id, Instant due) {

    static OpenTimer read(ResultSet row, int index) throws SQLException {
        return new OpenTimer(row.getString("id_"), row.getTimestamp("duedate_").toInstant());
    }
}
