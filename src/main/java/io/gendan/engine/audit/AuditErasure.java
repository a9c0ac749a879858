package io.gendan.engine.audit;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what entries of the trail tell out of them. That there was an entry, when and of which kind, stays. */
@Component
public class AuditErasure {

    private final JdbcClient database;

    AuditErasure(JdbcClient database) {
        this.database = database;
    }

    /**
     * Erases what the entries about somebody tell. Who it was about stays, as a customer's number says nothing alone.
     *
     * @return of how many entries
     */
    @Transactional
    public int forgetDetailsOf(String subject) {
        return database.sql("update audit_entry set details = '{}' where subject = ? and details <> '{}'")
                .param(subject)
                .update();
    }

    /** As {@link #forgetDetailsOf}, for entries that were found otherwise, by their ids. */
    @Transactional
    public int forgetDetailsOf(Collection<Long> entries) {
        return database.sql("update audit_entry set details = '{}' where id = any(?) and details <> '{}'")
                .param(entries.toArray(Long[]::new))
                .update();
    }
}
