package io.gendan.reporting;

import io.gendan.contact.outbox.Carriers;
import io.gendan.contact.outbox.Medium;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Addresses;
import io.gendan.staff.CalendarFeeds;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.OwnAddress;
import io.gendan.staff.PersonalSettings;
import io.gendan.staff.signin.OpenSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What everybody sets alone: where mail goes, whether reminders come there, the address of the own calendar, and where one is signed in. */
@Controller
class SettingsPage {

    private static final String TO_HERE = "redirect:/me";

    private final Addresses addresses;
    private final OwnAddress own;
    private final CalendarFeeds feeds;
    private final CurrentPerson currentPerson;
    private final Carriers carriers;
    private final OpenSessions sessions;
    private final Words words;
    private final PublicAddress publicAddress;

    SettingsPage(
            Addresses addresses,
            OwnAddress own,
            CalendarFeeds feeds,
            CurrentPerson currentPerson,
            Carriers carriers,
            OpenSessions sessions,
            Words words,
            PublicAddress publicAddress) {
        this.addresses = addresses;
        this.own = own;
        this.feeds = feeds;
        this.currentPerson = currentPerson;
        this.carriers = carriers;
        this.sessions = sessions;
        this.words = words;
        this.publicAddress = publicAddress;
    }

    @GetMapping("/me")
    String settings(Model model, HttpServletRequest request) {
        var settings = addresses.of(login());
        return show(settings.email() == null ? "" : settings.email(), settings.remindersByMail(), model, request);
    }

    @PostMapping("/me")
    String save(
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(defaultValue = "false") boolean remindersByMail,
            @RequestParam(defaultValue = "") String current,
            Model model,
            RedirectAttributes told,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed =
                email == null ? Objects.requireNonNullElse(addresses.of(login()).email(), "") : email.strip();
        try {
            own.change(login(), new PersonalSettings(typed.isEmpty() ? null : typed, remindersByMail), current);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(typed, remindersByMail, model, request);
        }
        told.addFlashAttribute("done", "saved");
        return TO_HERE;
    }

    /** The new address is shown this once; where none is set up for people, as this request reached us. */
    @PostMapping("/me/calendar")
    String renew(RedirectAttributes told) {
        var path = "/calendar/" + feeds.renew(login()) + ".ics";
        told.addFlashAttribute(
                "calendarAddress",
                publicAddress.page(path).orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(path)
                        .toUriString()));
        return TO_HERE;
    }

    @PostMapping("/me/calendar/withdraw")
    String withdraw(RedirectAttributes told) {
        feeds.withdraw(login());
        told.addFlashAttribute("done", "withdrawn");
        return TO_HERE;
    }

    /** Ends the session of this handle; the one that asks too, if it is that. */
    @PostMapping("/me/sessions/{handle}/end")
    String endSession(@PathVariable UUID handle, RedirectAttributes told) {
        sessions.end(login(), handle);
        told.addFlashAttribute("done", "sessionEnded");
        return TO_HERE;
    }

    @PostMapping("/me/sessions/end-others")
    String endOtherSessions(HttpServletRequest request, RedirectAttributes told) {
        sessions.endOthers(login(), request.getSession());
        told.addFlashAttribute("done", "sessionsEnded");
        return TO_HERE;
    }

    private String show(String email, boolean remindersByMail, Model model, HttpServletRequest request) {
        model.addAttribute("sessions", sessions.of(login(), request.getSession(false)));
        model.addAttribute("email", email);
        model.addAttribute("enteredHere", own.isEntered(login()));
        model.addAttribute("longestEmail", Addresses.LONGEST);
        model.addAttribute("remindersByMail", remindersByMail);
        model.addAttribute("mailReady", carriers.isReady(Medium.EMAIL));
        model.addAttribute("calendar", feeds.stateOf(login()));
        return "settings";
    }

    private String login() {
        return currentPerson.get().login();
    }
}
