package io.gendan.engine.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the trail. Nothing of it is ever changed or removed, but for values that an erasure takes away.
 *
 * <p>Details may say {@code what} was done more closely: {@code audit.<KIND>.<what>} is then the sentence that auditors
 * read, and {@code audit.detail.<key>} the label of every other detail.
 */
@Component
public class AuditTrail {

    private final AuditTable table;
    private final Floods floods;

    AuditTrail(AuditTable table, Floods floods) {
        this.table = table;
        this.floods = floods;
    }

    /**
     * Notes what is done in the current transaction, and only if that is done.
     *
     * @param actor the login of who did it; null for the program itself
     * @param subject what it was done to: a customer's number, a login, the name of a deployment
     * @param details no secrets, no confidential values, no personal data that the kind doesn't need
     */
    @Transactional
    public void put(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        table.write(new Note(kind, actor, subject, details, Origin.current()));
    }

    /** Notes what happened whatever becomes of the current transaction: a refusal, a failed sign-in. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void putAlone(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        table.write(new Note(kind, actor, subject, details, Origin.current()));
    }

    /**
     * As {@link #putAlone}, for what anybody can bring about as often as they like: the first ones of a person, or else of
     * an address, are written one by one; what follows within some minutes is counted, and told as a number.
     */
    public void putCounted(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        floods.admit(new Note(kind, actor, subject, details, Origin.current()));
        if (kind == AuditKind.SIGN_IN_FAILED) {
            RefusalTrail.failedSignIn();
        }
    }

    /** As {@link #putCounted}, of a request that has been answered already. */
    void refused(HttpServletRequest request, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        floods.admit(new Note(AuditKind.REFUSED, actor, subject, details, Origin.of(request)));
    }
}
