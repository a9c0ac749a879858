package io.gendan.customer;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes on the audit trail which tables of customers were checked and taken in, one entry each: what a check tells is much. */
@Component
class ImportTrail {

    private final AuditTrail trail;

    ImportTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Notes a table that is about to be read.
     *
     * @param file its name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(@Nullable String file, int rows, boolean dryRun, Person by) {
        trail.put(
                AuditKind.IMPORTED,
                by.login(),
                null,
                Map.of(
                        "what",
                        dryRun ? "checked" : "taken",
                        "file",
                        Objects.requireNonNullElse(file, ""),
                        "rows",
                        rows));
    }
}
