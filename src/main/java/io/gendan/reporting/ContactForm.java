package io.gendan.reporting;

import io.gendan.contact.NoQuotes;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.pipeline.Recording;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records a contact outside tasks from the customer's page; what was typed stays when something is wrong with it. */
@Controller
class ContactForm {

    private static final String LABEL = "page.contact.";
    private static final Set<String> BOXES =
            Set.of("answerAwaited", "askedUsToCome", "noPriceQuoted", "nextStepPromised", "acknowledgeViolation");

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final Journeys journeys;
    private final ContactReader reader;
    private final Recording recording;
    private final CustomerPage page;
    private final Words words;

    ContactForm(
            CurrentPerson currentPerson,
            CustomerAccess access,
            Journeys journeys,
            ContactReader reader,
            Recording recording,
            CustomerPage page,
            Words words) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.journeys = journeys;
        this.reader = reader;
        this.recording = recording;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/customers/{number}/contacts")
    String record(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var person = currentPerson.get();
        var customer = access.toRecord(CustomerNumber.parse(number), person);
        try {
            recording.put(customer, reader.read(sent(typed), asksForQuotes(customer)), person.login(), null);
            told.addFlashAttribute("contactRecorded", true);
            return "redirect:/customers/" + customer;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("tooEarly", isAcknowledgeable(refusal));
            model.addAttribute("faults", Faults.of(refusal, words, LABEL, typed));
            return page.show(customer, person, typed, model);
        }
    }

    /** In stage A nothing is quoted. */
    private boolean asksForQuotes(CustomerNumber customer) {
        return journeys.latest(customer).filter(NoQuotes::holdsIn).isPresent();
    }

    /** Whether it was the contact itself that was too early, not the day planned for the next one. */
    private static boolean isAcknowledgeable(Refusal refusal) {
        return refusal.code().equals("consent.mustNotContact")
                || refusal.code().equals("cadence.tooEarly")
                        && refusal.items().stream()
                                .noneMatch(item -> item.field().equals("nextStepOn"));
    }

    /** As a program would send it: what was left empty is not there. */
    private static Map<String, Object> sent(Map<String, String> typed) {
        var sent = new HashMap<String, Object>();
        typed.forEach((key, text) -> {
            if (!text.isBlank()) {
                sent.put(key, BOXES.contains(key) ? (Object) true : text);
            }
        });
        return sent;
    }
}
