package io.gendan.flows;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gendan.engine.Flows;
import io.gendan.engine.TimersFollow;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bringing revised flows into the running program. */
@RestController
@RequestMapping("/api/flows")
class FlowsController {

    private final Flows flows;
    private final TimersFollow timers;

    FlowsController(Flows flows, TimersFollow timers) {
        this.flows = flows;
        this.timers = timers;
    }

    /**
     * What a reload did.
     *
     * @param timersMoving whether the contact policy is another one now, so that open timers are being moved (CD-07)
     */
    record Reloaded(@JsonUnwrapped Flows.Report report, boolean timersMoving) {}

    /** Checks and deploys what changed in the folders; whoever can do this can run code, so it is the admin's alone. */
    @Operation(summary = "api.flows.reload", description = "api.flows.reload.description")
    @PostMapping("/reload")
    Reloaded reload() {
        return new Reloaded(flows.reload(), timers.notice());
    }
}
