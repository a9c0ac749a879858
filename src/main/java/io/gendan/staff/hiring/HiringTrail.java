package io.gendan.staff.hiring;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the audit trail who was taken on, and whose role is another one. */
@Component
class HiringTrail {

    private final AuditTrail trail;

    HiringTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void tell(List<StaffPlan.Entry> people) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var by = signedIn == null ? null : signedIn.getName();
        for (var person : people) {
            var known = person.known();
            if (known == null) {
                trail.put(
                        AuditKind.PERSON_CHANGED,
                        by,
                        person.login(),
                        Map.of("what", "hired", "role", person.role().name()));
            } else if (known.role() != person.role()) {
                trail.put(
                        AuditKind.PERSON_CHANGED,
                        by,
                        person.login(),
                        Map.of(
                                "what",
                                "role",
                                "before",
                                known.role().name(),
                                "role",
                                person.role().name()));
            }
        }
    }
}
