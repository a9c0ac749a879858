package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.tags.Tags;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tags given and taken on a customer's page, and the list of all tags with their renaming (D-05). */
@Controller
class TagPages {

    private static final String FAULT = "tagFault";

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final Tags tags;
    private final Words words;

    TagPages(CurrentPerson currentPerson, CustomerAccess access, Tags tags, Words words) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.tags = tags;
        this.words = words;
    }

    @PostMapping("/customers/{number}/tags")
    String add(@PathVariable String number, @RequestParam String tag, RedirectAttributes told) {
        var person = currentPerson.get();
        var wanted = access.toRecord(CustomerNumber.parse(number), person);
        try {
            tags.add(wanted, tag, person.login());
        } catch (Refusal refusal) {
            told.addFlashAttribute(FAULT, words.of(refusal));
        }
        return "redirect:/customers/" + wanted.value();
    }

    @PostMapping("/customers/{number}/tags/remove")
    String remove(@PathVariable String number, @RequestParam String tag) {
        var person = currentPerson.get();
        var wanted = access.toRecord(CustomerNumber.parse(number), person);
        tags.remove(wanted, tag, person.login());
        return "redirect:/customers/" + wanted.value();
    }

    @GetMapping("/tags")
    String all(Model model) {
        var person = currentPerson.get();
        model.addAttribute("tags", tags.used(person));
        model.addAttribute("mayRename", person.role().leads() || person.role() == Role.ADMIN);
        return "tags";
    }

    @PostMapping("/tags/rename")
    String rename(@RequestParam String from, @RequestParam String to, RedirectAttributes told) {
        try {
            told.addFlashAttribute("renamed", tags.rename(from, to, currentPerson.get()));
        } catch (Refusal refusal) {
            told.addFlashAttribute(FAULT, words.of(refusal));
        }
        return "redirect:/tags";
    }
}
