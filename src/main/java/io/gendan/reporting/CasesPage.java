package io.gendan.reporting;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.contact.cases.CaseStory;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The library of our cases by industry, with search; what was typed stays when something is wrong with it. */
@Controller
class CasesPage {

    private static final String LIST = "redirect:/cases";

    private final CurrentPerson currentPerson;
    private final CaseLibrary library;
    private final Words words;

    CasesPage(CurrentPerson currentPerson, CaseLibrary library, Words words) {
        this.currentPerson = currentPerson;
        this.library = library;
        this.words = words;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String industry,
            Model model) {
        return show(q, industry, Map.of(), model);
    }

    @GetMapping("/cases/{id}")
    String one(@PathVariable long id, Model model) {
        var story = library.require(id);
        var typed = Map.of("industry", story.industry(), "customerName", story.customerName(), "story", story.story());
        model.addAttribute("changed", story);
        return show(null, story.industry(), typed, model);
    }

    @PostMapping("/cases")
    String add(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return done(() -> library.add(typed, currentPerson.get()), "added", typed, model, told, response);
    }

    @PostMapping("/cases/{id}")
    String change(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        model.addAttribute("changed", library.require(id));
        return done(() -> library.change(id, typed, currentPerson.get()), "changed", typed, model, told, response);
    }

    @PostMapping("/cases/{id}/withdraw")
    String withdraw(@PathVariable long id, RedirectAttributes told) {
        library.withdraw(id, currentPerson.get());
        told.addFlashAttribute("done", "withdrawn");
        return LIST;
    }

    private String done(
            Runnable deed,
            String what,
            Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.BAD_REQUEST) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(null, null, typed, model);
        }
        told.addFlashAttribute("done", what);
        return LIST;
    }

    private String show(@Nullable String q, @Nullable String industry, Map<String, String> typed, Model model) {
        var found = library.find(q, industry);
        model.addAttribute("q", q);
        model.addAttribute("industry", industry);
        model.addAttribute("industries", library.industries());
        model.addAttribute("found", found);
        model.addAttribute("mine", mine(found, currentPerson.get()));
        model.addAttribute("typed", typed);
        return "cases";
    }

    private Map<Long, Boolean> mine(List<CaseStory> found, Person person) {
        return found.stream().collect(Collectors.toMap(CaseStory::id, story -> library.isChangedBy(story, person)));
    }
}
