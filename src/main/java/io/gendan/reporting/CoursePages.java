package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.CourseRequests;
import io.gendan.pipeline.CourseRequests.Turn;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Turns a journey aside from the customer's page; what was typed stays when something is wrong with it. */
@Controller
class CoursePages {

    private final CurrentPerson currentPerson;
    private final CourseRequests requests;
    private final Pursuits pursuits;
    private final CustomerPage page;
    private final Words words;

    CoursePages(
            CurrentPerson currentPerson, CourseRequests requests, Pursuits pursuits, CustomerPage page, Words words) {
        this.currentPerson = currentPerson;
        this.requests = requests;
        this.pursuits = pursuits;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/customers/{number}/journey/{path}")
    String take(
            @PathVariable String number,
            @PathVariable String path,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var customer = CustomerNumber.parse(number);
        var turn = turn(path);
        var person = currentPerson.get();
        try {
            requests.take(turn, customer, typed, person);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("turned", turn);
            model.addAttribute("asked", typed);
            model.addAttribute(
                    "turnRefused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("turnFaults", Faults.of(refusal, words, "page.course.", typed));
            return page.show(customer, person, Map.of(), model);
        }
        told.addFlashAttribute("done", turn);
        return "redirect:/customers/" + customer.value();
    }

    @PostMapping("/customers/{number}/take-up")
    String takeUp(@PathVariable String number, RedirectAttributes told) {
        var customer = CustomerNumber.parse(number);
        try {
            pursuits.takeUp(customer, currentPerson.get());
            told.addFlashAttribute("takenUp", true);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            told.addFlashAttribute("notTakenUp", words.of(refusal));
        }
        return "redirect:/customers/" + customer.value();
    }

    private static Turn turn(String path) {
        try {
            return Turn.valueOf(path.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound("notFound");
        }
    }
}
