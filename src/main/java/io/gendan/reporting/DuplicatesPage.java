package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.duplicates.Merges;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pairs of customers that may be the same, and the latest merges, each of which can be undone (D-07). */
@Controller
class DuplicatesPage {

    private static final String LIST = "redirect:/duplicates";
    private static final int PAGE_SIZE = 50;

    private final Duplicates duplicates;
    private final Merges merges;
    private final CurrentPerson currentPerson;
    private final Words words;

    DuplicatesPage(Duplicates duplicates, Merges merges, CurrentPerson currentPerson, Words words) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/duplicates")
    String page(@RequestParam(defaultValue = "0") int page, Model model) {
        var person = currentPerson.get();
        int shown = Math.max(0, page);
        var found = duplicates.open(person, (long) shown * PAGE_SIZE, PAGE_SIZE);
        model.addAttribute("found", found);
        model.addAttribute("page", shown);
        model.addAttribute("more", (shown + 1L) * PAGE_SIZE < found.total());
        model.addAttribute("merges", merges.latest(person));
        return "duplicates";
    }

    @PostMapping("/duplicates/not-same")
    String notTheSame(@RequestParam String one, @RequestParam String other, RedirectAttributes told) {
        return answer(
                told,
                "notSame",
                () -> duplicates.notTheSame(
                        CustomerNumber.parse(one), CustomerNumber.parse(other), currentPerson.get()));
    }

    @PostMapping("/duplicates/propose")
    String propose(@RequestParam String one, @RequestParam String other, RedirectAttributes told) {
        return answer(
                told,
                "proposed",
                () -> duplicates.propose(CustomerNumber.parse(one), CustomerNumber.parse(other), currentPerson.get()));
    }

    @PostMapping("/customers/{number}/merges/{id}/undo")
    String undo(@PathVariable String number, @PathVariable long id, RedirectAttributes told) {
        try {
            merges.undo(CustomerNumber.parse(number), id, currentPerson.get());
            told.addFlashAttribute("done", "undone");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            told.addFlashAttribute("refused", words.of(refusal));
        }
        return LIST;
    }

    private String answer(RedirectAttributes told, String done, Runnable deed) {
        try {
            deed.run();
            told.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            told.addFlashAttribute("refused", words.of(refusal));
        }
        return LIST;
    }
}
