package io.gendan.engine.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what entries tell out of the trail together with its salt. That there was an entry, when and of which kind,
 * stays; and so does the chain. An entry of its own names what was erased: whatever else is blank was tampered with.
 */
@Component
public class AuditErasure {

    /** Ids that one note names. */
    private static final int AT_ONCE = 200;

    private final JdbcClient database;
    private final AuditTrail trail;

    AuditErasure(JdbcClient database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /**
     * Erases what the entries about somebody tell. Who it was about stays, as a customer's number says nothing alone.
     *
     * @return of how many entries
     */
    @Transactional
    public int forgetDetailsOf(String subject) {
        return note(erase("subject = ?", subject));
    }

    /** As {@link #forgetDetailsOf}, for entries that were found otherwise, by their ids. */
    @Transactional
    public int forgetDetailsOf(Collection<Long> entries) {
        return note(erase("id = any(?)", entries.toArray(Long[]::new)));
    }

    private List<Long> erase(String which, Object value) {
        set("erasing");
        var erased = database.sql("""
                        update audit_entry set details = null, details_salt = null
                        where %s and details is not null and kind <> 'TRAIL' returning id
                        """.formatted(which))
                .param(value)
                .query(Long.class)
                .list();
        set("");
        return erased;
    }

    private int note(List<Long> erased) {
        for (int from = 0; from < erased.size(); from += AT_ONCE) {
            var some = erased.subList(from, Math.min(erased.size(), from + AT_ONCE));
            trail.put(AuditKind.TRAIL, null, null, OwnNotes.erasure(some));
        }
        return erased.size();
    }

    private void set(String doing) {
        database.sql("select set_config('gendan.audit', ?, true)")
                .param(doing)
                .query(String.class)
                .single();
    }
}
