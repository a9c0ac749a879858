package io.gendan.engine.audit;

import io.gendan.engine.audit.Verification.Break;
import io.gendan.engine.audit.Verification.Fault;
import java.security.MessageDigest;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the whole chain and names the first place where it isn't what was written. All is reckoned here, nothing by
 * functions of the database, which whoever owns it could have changed.
 */
class AuditChain {

    private static final int AT_ONCE = 2_000;
    private static final Chain EMPTY = new Chain(0, new byte[32], 0, new byte[32]);

    private final JdbcClient database;
    private final @Nullable Period keep;

    private OwnNotes notes = new OwnNotes();
    private Map<Long, Long> erased = new LinkedHashMap<>();
    private long place;
    private byte[] hash = new byte[0];

    /** @param keep how long entries are kept; null for ever */
    AuditChain(JdbcClient database, @Nullable Period keep) {
        this.database = database;
        this.keep = keep;
    }

    /**
     * Reads only.
     *
     * @param anchors what was kept of the chain; those from before its start can't be held against it any more
     */
    Verification verify(Collection<Anchor> anchors) {
        var chain = database.sql("select * from audit_chain")
                .query(Chain::read)
                .optional()
                .orElse(EMPTY);
        notes = new OwnNotes();
        erased = new LinkedHashMap<>();
        place = chain.startSeq();
        hash = chain.startHash();
        long waiting = count("select count(*) from audit_entry where seq is null");
        var held = anchors.stream()
                .filter(anchor -> anchor.seq() >= chain.startSeq())
                .toList();
        var fault = walk();
        if (fault == null) {
            fault = end(chain);
        }
        if (fault == null) {
            fault = beginning(chain, waiting);
        }
        if (fault == null) {
            fault = blanks();
        }
        if (fault == null) {
            fault = other(chain, held);
        }
        return new Verification(
                place - chain.startSeq(),
                waiting,
                erased.size(),
                held.size(),
                anchors.size() - held.size(),
                0,
                Anchor.of(place, hash),
                fault);
    }

    private @Nullable Fault walk() {
        // Whatever stands before the start has no place in the chain.
        for (var links = after(Long.MIN_VALUE); !links.isEmpty(); links = after(place)) {
            for (var link : links) {
                var fault = follow(link);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private @Nullable Fault follow(Link link) {
        long expected = place + 1;
        if (link.seq() != expected) {
            return new Fault(expected, Break.MISSING);
        }
        if (!link.isWhole()) {
            return new Fault(expected, Break.CHANGED);
        }
        if (!MessageDigest.isEqual(link.hash(), link.hashAt(expected, hash))) {
            return new Fault(expected, Break.BROKEN);
        }
        if (link.details().isErased()) {
            erased.put(link.id(), expected);
        }
        notes.read(link);
        place = expected;
        hash = link.hash();
        return null;
    }

    private @Nullable Fault end(Chain chain) {
        boolean same = place == chain.endSeq() && MessageDigest.isEqual(hash, chain.endHash());
        return same ? null : new Fault(Math.min(place, chain.endSeq()) + 1, Break.CUT);
    }

    /** A trail is never empty: the program's first start is on it. One that begins later says itself why. */
    private @Nullable Fault beginning(Chain chain, long waiting) {
        if (chain.startSeq() == 0) {
            return place == 0 && waiting == 0 ? new Fault(1, Break.MISSING) : null;
        }
        readWaitingNotes();
        return notes.tellStart(chain.start(), keep) ? null : new Fault(chain.startSeq(), Break.START);
    }

    /** What was erased is named by an entry. */
    private @Nullable Fault blanks() {
        if (erased.isEmpty()) {
            return null;
        }
        readWaitingNotes();
        return erased.entrySet().stream()
                .filter(entry -> !notes.tellErasureOf(entry.getKey()))
                .findFirst()
                .map(entry -> new Fault(entry.getValue(), Break.BLANKED))
                .orElse(null);
    }

    /** Notes of a moment ago have no place yet. */
    private void readWaitingNotes() {
        database.sql("select " + Link.COLUMNS + " from audit_entry where seq is null and kind = 'TRAIL'")
                .query(Link::read)
                .list()
                .forEach(notes::read);
    }

    private @Nullable Fault other(Chain chain, List<Anchor> anchors) {
        for (var anchor : anchors) {
            long same = database.sql("select count(*) from audit_entry where seq = ? and encode(hash, 'hex') = ?")
                    .params(anchor.seq(), anchor.hash())
                    .query(Long.class)
                    .single();
            if (same != 1 && !anchor.equals(chain.start())) {
                return new Fault(anchor.seq(), Break.OTHER_THAN_ANCHOR);
            }
        }
        return null;
    }

    private List<Link> after(long seq) {
        return database.sql("select " + Link.COLUMNS + " from audit_entry where seq > ? order by seq limit ?")
                .params(seq, AT_ONCE)
                .query(Link::read)
                .list();
    }

    private long count(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
