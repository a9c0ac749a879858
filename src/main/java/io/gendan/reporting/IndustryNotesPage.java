package io.gendan.reporting;

import io.gendan.pipeline.IndustryKnowledge;
import io.gendan.staff.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was learnt about industries, across departments and without naming a customer (S-15). */
@Controller
class IndustryNotesPage {

    private final CurrentPerson currentPerson;
    private final IndustryKnowledge knowledge;

    IndustryNotesPage(CurrentPerson currentPerson, IndustryKnowledge knowledge) {
        this.currentPerson = currentPerson;
        this.knowledge = knowledge;
    }

    @GetMapping("/industry-notes")
    String notes(@RequestParam(required = false) @Nullable String industry, Model model) {
        model.addAttribute("notes", knowledge.on(industry, currentPerson.get()));
        model.addAttribute("industries", knowledge.industries());
        model.addAttribute("industry", industry);
        model.addAttribute("knowledge", knowledge);
        return "industry-notes";
    }
}
