package io.gendan.reporting;

import io.gendan.contact.outbox.Carriers;
import io.gendan.contact.outbox.Medium;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Addresses;
import io.gendan.staff.CalendarFeeds;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.PersonalSettings;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What everybody sets alone: where mail goes, whether reminders come there, and the address of the own calendar. */
@Controller
class SettingsPage {

    private final Addresses addresses;
    private final CalendarFeeds feeds;
    private final CurrentPerson currentPerson;
    private final Carriers carriers;
    private final Words words;
    private final PublicAddress publicAddress;

    SettingsPage(
            Addresses addresses,
            CalendarFeeds feeds,
            CurrentPerson currentPerson,
            Carriers carriers,
            Words words,
            PublicAddress publicAddress) {
        this.addresses = addresses;
        this.feeds = feeds;
        this.currentPerson = currentPerson;
        this.carriers = carriers;
        this.words = words;
        this.publicAddress = publicAddress;
    }

    @GetMapping("/me")
    String settings(Model model) {
        var settings = addresses.of(login());
        return show(settings.email() == null ? "" : settings.email(), settings.remindersByMail(), model);
    }

    @PostMapping("/me")
    String save(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean remindersByMail,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var address = email.strip();
        try {
            addresses.change(login(), new PersonalSettings(address.isEmpty() ? null : address, remindersByMail));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(email, remindersByMail, model);
        }
        told.addFlashAttribute("done", "saved");
        return "redirect:/me";
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
        return "redirect:/me";
    }

    @PostMapping("/me/calendar/withdraw")
    String withdraw(RedirectAttributes told) {
        feeds.withdraw(login());
        told.addFlashAttribute("done", "withdrawn");
        return "redirect:/me";
    }

    private String show(String email, boolean remindersByMail, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("longestEmail", Addresses.LONGEST);
        model.addAttribute("remindersByMail", remindersByMail);
        model.addAttribute("mailReady", carriers.isReady(Medium.EMAIL));
        model.addAttribute("hasCalendar", feeds.has(login()));
        return "settings";
    }

    private String login() {
        return currentPerson.get().login();
    }
}
