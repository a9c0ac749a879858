package io.gendan.customer.pool;

import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.OwnerChanged;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the audit trail whenever a customer is somebody else's, or nobody's, from now on. */
@Component
class OwnerTrail {

    private static final String PROGRAM = "Gendan";
    private static final Set<Why> COMES_IN = EnumSet.of(Why.CREATED, Why.IMPORTED);

    private final AuditTrail trail;

    OwnerTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void changed(OwnerChanged news) {
        var change = news.change();
        if (COMES_IN.contains(change.why())) {
            return;
        }
        var details = new HashMap<String, Object>();
        details.put("what", change.why().name());
        if (news.from() != null) {
            details.put("from", news.from());
        }
        if (news.to() != null) {
            details.put("to", news.to());
        }
        var by = change.by().equals(PROGRAM) ? null : change.by();
        trail.put(AuditKind.HANDED_OVER, by, news.number().value(), details);
    }
}
