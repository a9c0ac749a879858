package io.gendan.pipeline.web;

import io.gendan.journey.IndustryNote;
import io.gendan.pipeline.IndustryKnowledge;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was learnt about industries, without naming a customer (S-15). */
@RestController
@RequestMapping("/api/industry-notes")
class IndustryNoteController {

    private final CurrentPerson currentPerson;
    private final IndustryKnowledge knowledge;

    IndustryNoteController(CurrentPerson currentPerson, IndustryKnowledge knowledge) {
        this.currentPerson = currentPerson;
        this.knowledge = knowledge;
    }

    record Found(List<IndustryNote> items) {}

    @Operation(summary = "api.industryNotes", description = "api.industryNotes.description")
    @GetMapping
    Found find(@RequestParam(required = false) @Nullable String industry) {
        return new Found(knowledge.on(industry, currentPerson.get()));
    }
}
