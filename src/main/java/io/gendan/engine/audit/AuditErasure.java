package io.gendan.engine.audit;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes personal values out of the trail together with their salts. That there was an entry, when and of which kind,
 * stays; and so does the chain.
 */
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
        allow();
        int erased = database.sql("""
                        update audit_entry set details = null, details_salt = null
                        where subject = ? and details is not null
                        """).param(subject).update();
        end();
        return erased;
    }

    /** As {@link #forgetDetailsOf}, for entries that were found otherwise, by their ids. */
    @Transactional
    public int forgetDetailsOf(Collection<Long> entries) {
        allow();
        int erased = database.sql("""
                        update audit_entry set details = null, details_salt = null
                        where id = any(?) and details is not null
                        """).param(entries.toArray(Long[]::new)).update();
        end();
        return erased;
    }

    /** Erases the login of somebody who was here, as who did something and as to whom it was done, and its addresses. */
    @Transactional
    public int forgetPerson(String login) {
        allow();
        int erased = database.sql("""
                        update audit_entry set
                            actor = case when actor <> :login then actor end,
                            actor_salt = case when actor <> :login then actor_salt end,
                            address = case when actor is distinct from :login then address end,
                            address_salt = case when actor is distinct from :login then address_salt end,
                            subject = case when subject <> :login then subject end,
                            subject_salt = case when subject <> :login then subject_salt end
                        where actor = :login or subject = :login
                        """).param("login", login).update();
        end();
        return erased;
    }

    private void allow() {
        set("erasing");
    }

    private void end() {
        set("");
    }

    private void set(String doing) {
        database.sql("select set_config('gendan.audit', ?, true)")
                .param(doing)
                .query(String.class)
                .single();
    }
}
