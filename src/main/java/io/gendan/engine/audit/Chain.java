package io.gendan.engine.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * From where to where the chain goes.
 *
 * @param startSeq the place before its first entry, where older ones have been let go of; else 0
 */
record Chain(long startSeq, byte[] startHash, long endSeq, byte[] endHash) {

    static Chain read(ResultSet row, int index) throws SQLException {
        return new Chain(
                row.getLong("start_seq"), row.getBytes("start_hash"), row.getLong("end_seq"), row.getBytes("end_hash"));
    }

    Anchor start() {
        return Anchor.of(startSeq, startHash);
    }

    Anchor end() {
        return Anchor.of(endSeq, endHash);
    }
}
