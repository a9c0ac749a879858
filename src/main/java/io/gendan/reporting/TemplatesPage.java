package io.gendan.reporting;

import io.gendan.contact.NewTemplate;
import io.gendan.contact.NoQuotes;
import io.gendan.contact.Template;
import io.gendan.contact.Templates;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The templates of messages with their versions, and a form for whoever may write them. */
@Controller
class TemplatesPage {

    /**
     * A template that is offered, and what it said before.
     *
     * @param quotes for which it is not offered in stage A; empty where it is
     */
    public record Line(Template now, List<Template> before, String quotes) {}

    private final Templates templates;
    private final NoQuotes noQuotes;
    private final CurrentPerson currentPerson;
    private final Words words;

    TemplatesPage(Templates templates, NoQuotes noQuotes, CurrentPerson currentPerson, Words words) {
        this.templates = templates;
        this.noQuotes = noQuotes;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/templates")
    String templates(Model model) {
        return show(Map.of(), model);
    }

    @PostMapping("/templates")
    String write(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var me = currentPerson.get();
        var id = typed.getOrDefault("id", "");
        try {
            if (id.matches("\\d{1,18}")) {
                templates.revise(Long.parseLong(id), typed.get("subject"), typed.get("text"), me);
            } else {
                templates.add(NewTemplate.of(typed.get("name"), typed.get("subject"), typed.get("text")), me);
            }
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words, "page.templates.", typed));
            return show(typed, model);
        }
        told.addFlashAttribute("done", "kept");
        return "redirect:/templates";
    }

    @PostMapping("/templates/{id}/retire")
    String retire(@PathVariable long id, RedirectAttributes told) {
        templates.retire(id, currentPerson.get());
        told.addFlashAttribute("done", "retired");
        return "redirect:/templates";
    }

    private String show(Map<String, String> typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute(
                "lines",
                templates.offered().stream()
                        .map(now -> new Line(
                                now,
                                templates.versions(now.id()).stream().skip(1).toList(),
                                noQuotes.in(now)))
                        .toList());
        model.addAttribute("mayWrite", NewTemplate.mayBeWrittenBy(currentPerson.get()));
        model.addAttribute("longestName", NewTemplate.NAME);
        model.addAttribute("longestSubject", NewTemplate.SUBJECT);
        model.addAttribute("longestText", NewTemplate.TEXT);
        return "templates";
    }
}
