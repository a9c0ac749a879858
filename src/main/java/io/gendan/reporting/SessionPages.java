package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.SessionRooms;
import io.gendan.pipeline.Sessions;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The director's page of analysis sessions (N-14), and for each the door to a session in one room (S-06). */
@Controller
class SessionPages {

    private static final int LAST_CONCLUDED = 20;

    private final CurrentPerson currentPerson;
    private final Sessions sessions;
    private final SessionRooms rooms;
    private final Customers customers;
    private final Words words;

    SessionPages(CurrentPerson currentPerson, Sessions sessions, SessionRooms rooms, Customers customers, Words words) {
        this.currentPerson = currentPerson;
        this.sessions = sessions;
        this.rooms = rooms;
        this.customers = customers;
        this.words = words;
    }

    @GetMapping("/sessions")
    String sessions(Model model) {
        var person = currentPerson.get();
        if (!person.role().leads()) {
            throw Refusal.forbidden("session.leadersOnly");
        }
        model.addAttribute("open", sessions.open(person));
        model.addAttribute("concluded", sessions.concluded(person, LAST_CONCLUDED));
        return "sessions";
    }

    @GetMapping("/sessions/{number}")
    String room(@PathVariable String number, Model model) {
        return room(CustomerNumber.parse(number), List.of(), model);
    }

    @PostMapping("/sessions/{number}")
    String enter(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable List<String> present,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var customer = CustomerNumber.parse(number);
        var named = present == null ? List.<String>of() : present;
        try {
            rooms.enter(customer, named, currentPerson.get());
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return room(customer, named, model);
        }
        told.addFlashAttribute("done", true);
        return "redirect:/sessions/" + customer.value();
    }

    /** Whose view somebody else was to enter gives it again. */
    @PostMapping("/sessions/{number}/own")
    String takeBack(@PathVariable String number) {
        var customer = CustomerNumber.parse(number);
        rooms.takeBack(customer, currentPerson.get());
        return "redirect:/sessions/" + customer.value();
    }

    private String room(CustomerNumber number, List<String> present, Model model) {
        var person = currentPerson.get();
        model.addAttribute("circle", rooms.circle(number, person));
        model.addAttribute("writer", rooms.writerFor(number, person).orElse(null));
        model.addAttribute("missing", rooms.missing(number));
        model.addAttribute("present", present);
        model.addAttribute("customer", customers.requireFor(number, person));
        return "session-room";
    }
}
