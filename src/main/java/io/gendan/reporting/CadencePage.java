package io.gendan.reporting;

import io.gendan.cadence.PolicyInForce;
import io.gendan.pipeline.TimerMoves;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The contact policy as it holds now, and how open timers followed its changes and those of the calendar (CD-01, CD-07). */
@Controller
class CadencePage {

    private static final int MOVES_SHOWN = 5;

    private final PolicyInForce policy;
    private final TimerMoves moves;
    private final PolicyWords words;

    CadencePage(PolicyInForce policy, TimerMoves moves, PolicyWords words) {
        this.policy = policy;
        this.moves = moves;
        this.words = words;
    }

    @GetMapping("/cadence")
    String cadence(Model model) {
        var table = policy.table();
        model.addAttribute("number", table.number());
        model.addAttribute("rows", table.rows().stream().map(words::row).toList());
        model.addAttribute("moves", moves.latest(MOVES_SHOWN));
        return "cadence";
    }
}
