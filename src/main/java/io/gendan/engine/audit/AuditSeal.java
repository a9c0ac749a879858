package io.gendan.engine.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives entries their place in the chain. They are written without any, so that nobody waits for anybody; one node after
 * the other then seals what has been committed.
 */
@Component
class AuditSeal {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient database;

    AuditSeal(JdbcClient database) {
        this.database = database;
    }

    /** Seals what waits, some at a time; whether more may wait. */
    @Transactional
    public boolean some() {
        var chain = find();
        if (chain.isEmpty()) {
            // Somebody has taken it away, which the verification finds.
            return false;
        }
        var waiting = database.sql("select " + Link.COLUMNS + " from audit_entry where seq is null order by id limit ?")
                .param(AT_ONCE)
                .query(Link::read)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        seal(chain.get(), waiting);
        return waiting.size() == AT_ONCE;
    }

    /** The chain as it stands, which nobody changes until the transaction ends. */
    Chain lock() {
        return find().orElseThrow(() -> new IllegalStateException("The chain of the audit trail is gone"));
    }

    private Optional<Chain> find() {
        return database.sql("select * from audit_chain for update")
                .query(Chain::read)
                .optional();
    }

    private void seal(Chain chain, List<Link> waiting) {
        var ids = new ArrayList<Long>();
        var places = new ArrayList<Long>();
        var hashes = new ArrayList<String>();
        long place = chain.endSeq();
        var hash = chain.endHash();
        for (var link : waiting) {
            place++;
            hash = link.hashAt(place, hash);
            ids.add(link.id());
            places.add(place);
            hashes.add(HexFormat.of().formatHex(hash));
        }
        database.sql("""
                        update audit_entry e set seq = s.seq, hash = decode(s.hash, 'hex')
                        from unnest(?::bigint[], ?::bigint[], ?::text[]) as s (id, seq, hash)
                        where e.id = s.id
                        """)
                .params(ids.toArray(Long[]::new), places.toArray(Long[]::new), hashes.toArray(String[]::new))
                .update();
        database.sql("update audit_chain set end_seq = ?, end_hash = ?")
                .params(place, hash)
                .update();
    }
}
