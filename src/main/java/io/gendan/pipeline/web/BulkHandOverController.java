package io.gendan.pipeline.web;

import io.gendan.engine.Refusal;
import io.gendan.pipeline.BulkHandOver;
import io.gendan.pipeline.BulkHandOvers;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The customers of somebody who leaves. */
@RestController
@RequestMapping("/api/staff/{login}/hand-over")
class BulkHandOverController {

    private final CurrentPerson currentPerson;
    private final BulkHandOvers handOvers;

    BulkHandOverController(CurrentPerson currentPerson, BulkHandOvers handOvers) {
        this.currentPerson = currentPerson;
        this.handOvers = handOvers;
    }

    @Operation(summary = "api.staff.handOver", description = "api.staff.handOver.description")
    @PostMapping
    ResponseEntity<BulkHandOver> ask(@PathVariable String login, @RequestBody Map<String, @Nullable Object> body) {
        var report = handOvers.ask(login, body, currentPerson.get());
        return ResponseEntity.status(report.finishedAt() == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(report);
    }

    @Operation(summary = "api.staff.handOver.report")
    @GetMapping
    BulkHandOver report(@PathVariable String login) {
        return handOvers.latest(login, currentPerson.get()).orElseThrow(() -> Refusal.notFound("handOver.none", login));
    }
}
