package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has failed for good, each with a button to try it again. */
@Controller
class IncidentPage {

    private final Incidents incidents;
    private final CurrentPerson currentPerson;
    private final Words words;

    IncidentPage(Incidents incidents, CurrentPerson currentPerson, Words words) {
        this.incidents = incidents;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/incidents")
    String incidents(Model model) {
        model.addAttribute("incidents", incidents.open());
        return "incidents";
    }

    @PostMapping("/incidents/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes told) {
        try {
            incidents.retry(id, currentPerson.get().login());
            told.addFlashAttribute("done", true);
        } catch (Refusal refusal) {
            told.addFlashAttribute("refused", words.of(refusal));
        }
        return "redirect:/incidents";
    }
}
