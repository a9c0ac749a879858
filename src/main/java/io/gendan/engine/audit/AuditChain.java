package io.gendan.engine.audit;

import io.gendan.engine.audit.Verification.Break;
import io.gendan.engine.audit.Verification.Fault;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the whole chain and names the first place where it isn't what was written. All is reckoned here, nothing by
 * functions of the database, which whoever owns it could have changed.
 */
class AuditChain {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient database;

    private long place;
    private byte[] hash = new byte[0];
    private long erased;

    AuditChain(JdbcClient database) {
        this.database = database;
    }

    /**
     * Reads only.
     *
     * @param anchors what was kept of the chain; older ones than its start say nothing any more
     */
    Verification verify(Collection<Anchor> anchors) {
        var chain = database.sql("select * from audit_chain").query(Chain::read).single();
        place = chain.startSeq();
        hash = chain.startHash();
        erased = 0;
        var fault = walk();
        if (fault == null) {
            fault = end(chain);
        }
        var held = anchors.stream()
                .filter(anchor -> anchor.seq() > chain.startSeq())
                .toList();
        if (fault == null) {
            fault = other(held);
        }
        long waiting = count("select count(*) from audit_entry where seq is null");
        return new Verification(place - chain.startSeq(), waiting, erased, held.size(), Anchor.of(place, hash), fault);
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
        if (!link.parts().stream().allMatch(Link.Part::isWhole)) {
            return new Fault(expected, Break.CHANGED);
        }
        if (!MessageDigest.isEqual(link.hash(), link.hashAt(expected, hash))) {
            return new Fault(expected, Break.BROKEN);
        }
        erased += link.parts().stream().filter(Link.Part::isErased).count();
        place = expected;
        hash = link.hash();
        return null;
    }

    private @Nullable Fault end(Chain chain) {
        boolean same = place == chain.endSeq() && MessageDigest.isEqual(hash, chain.endHash());
        return same ? null : new Fault(Math.min(place, chain.endSeq()) + 1, Break.CUT);
    }

    private @Nullable Fault other(List<Anchor> anchors) {
        for (var anchor : anchors) {
            long same = database.sql("select count(*) from audit_entry where seq = ? and encode(hash, 'hex') = ?")
                    .params(anchor.seq(), anchor.hash())
                    .query(Long.class)
                    .single();
            if (same != 1) {
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
