package io.gendan.flows;

import io.gendan.engine.Flows;
import io.gendan.engine.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bringing revised flows into the running program. */
@RestController
@RequestMapping("/api/flows")
class FlowsController {

    private final Flows flows;

    FlowsController(Flows flows) {
        this.flows = flows;
    }

    /** Checks and deploys what changed in the folders; whoever can do this can run code, so it is the admin's alone. */
    @Operation(summary = "api.flows.reload")
    @PostMapping("/reload")
    Flows.Report reload() {
        requireAdmin();
        return flows.reload();
    }

    private static void requireAdmin() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null
                || person.getAuthorities().stream().noneMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()))) {
            throw Refusal.forbidden("flow.adminOnly");
        }
    }
}
