package io.gendan.reporting;

import io.gendan.pipeline.TimerMove;
import io.gendan.pipeline.TimerMoves;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How open timers followed changes of policy and calendar, over HTTP, for administrators and directors (CD-07). */
@RestController
@RequestMapping("/api/cadence/moves")
class MoveController {

    private static final int MOST = 100;

    private final TimerMoves moves;

    MoveController(TimerMoves moves) {
        this.moves = moves;
    }

    record Page(List<TimerMove> items, int total) {}

    @Operation(summary = "api.cadence.moves", description = "api.cadence.moves.description")
    @GetMapping
    Page list() {
        var latest = moves.latest(MOST);
        return new Page(latest, latest.size());
    }
}
