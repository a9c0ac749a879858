package io.gendan.staff;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.persistence.StaffList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was named to head a team, heads it as long as it leads and works here; coming back it is named anew. */
@Component
public class Headships {

    private final StaffList staff;
    private final AuditTrail trail;

    Headships(StaffList staff, AuditTrail trail) {
        this.staff = staff;
        this.trail = trail;
    }

    /**
     * To be called after somebody's role or account has changed, in that transaction.
     *
     * @param by who changed it; null for the program itself
     */
    public void follow(String login, @Nullable String by) {
        var lost = staff.dropHeadships(List.of(login));
        if (!lost.isEmpty()) {
            trail.put(
                    AuditKind.PERSON_CHANGED,
                    by,
                    login,
                    Map.of("what", "heads", "heads", "", "before", String.join(", ", lost)));
        }
    }
}
