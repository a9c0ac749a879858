package io.gendan.reporting;

import io.gendan.engine.audit.Anchor;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditEntry;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.engine.audit.AuditVerification;
import io.gendan.engine.audit.Verification;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP, for auditors alone. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private final AuditEntries entries;
    private final AuditVerification verification;
    private final AuditTrail trail;
    private final CurrentPerson currentPerson;

    AuditController(
            AuditEntries entries, AuditVerification verification, AuditTrail trail, CurrentPerson currentPerson) {
        this.entries = entries;
        this.verification = verification;
        this.trail = trail;
        this.currentPerson = currentPerson;
    }

    record Page(List<AuditEntry> items, long total) {}

    @Operation(summary = "api.audit.list", description = "api.audit.list.description")
    @GetMapping
    Page list(@ModelAttribute(binding = false) AuditRequest wanted) {
        var query = wanted.query();
        return new Page(entries.find(query, wanted.offset(), AuditRequest.PAGE), entries.count(query));
    }

    @Operation(summary = "api.audit.verify", description = "api.audit.verify.description")
    @GetMapping("/verification")
    Verification verify(@RequestParam(required = false) @Nullable List<String> anchor) {
        var kept = anchor == null
                ? List.<Anchor>of()
                : anchor.stream().map(Anchor::parse).toList();
        var found = verification.verify(kept);
        trail.put(
                AuditKind.TRAIL,
                currentPerson.get().login(),
                null,
                Map.of("what", "verified", "whole", found.isWhole(), "entries", found.sealed()));
        return found;
    }
}
