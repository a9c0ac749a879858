package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Mark;
import io.gendan.staff.Role;
import io.gendan.staff.WorkingDay;
import io.gendan.staff.WorkingDays;
import io.gendan.staff.WorkingTime;
import io.gendan.staff.WorkingTimeChanges;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The working calendar of a year; administrators lay down here what holds beside the published holidays (CD-06). */
@Controller
class WorkingTimePage {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int LATEST_CHANGES = 20;

    private final WorkingTime workingTime;
    private final WorkingDays workingDays;
    private final WorkingTimeChanges changes;
    private final CurrentPerson currentPerson;
    private final Words words;
    private final Clock clock;

    WorkingTimePage(
            WorkingTime workingTime,
            WorkingDays workingDays,
            WorkingTimeChanges changes,
            CurrentPerson currentPerson,
            Words words,
            Clock clock) {
        this.workingTime = workingTime;
        this.workingDays = workingDays;
        this.changes = changes;
        this.currentPerson = currentPerson;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/working-time")
    String calendar(@RequestParam(required = false) @Nullable Integer year, Model model) {
        return show(year, Map.of(), model);
    }

    /** One of the page's forms; {@code what} says which. */
    @PostMapping("/working-time/{what}")
    String change(
            @PathVariable String what,
            @RequestParam(required = false) @Nullable Integer shown,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            change(what, typed);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(shown, typed, model);
        }
        told.addFlashAttribute("done", true);
        return "redirect:/working-time?year=" + shownYear(shown);
    }

    private void change(String what, Map<String, String> typed) {
        var me = currentPerson.get().login();
        switch (what) {
            case "mark" -> changes.mark(typed, me);
            case "take-back" -> changes.takeBack(typed, me);
            case "hours" -> changes.setHours(typed, me);
            case "complete" -> changes.declare(typed, true, me);
            case "incomplete" -> changes.declare(typed, false, me);
            default -> throw Refusal.notFound("notFound");
        }
    }

    private String show(@Nullable Integer asked, Map<String, String> typed, Model model) {
        int year = shownYear(asked);
        var days = workingDays.of(CalendarMonth.daysOf(year));
        model.addAttribute("typed", typed);
        model.addAttribute("year", year);
        model.addAttribute("firstYear", FIRST_YEAR);
        model.addAttribute("lastYear", LAST_YEAR);
        model.addAttribute("months", CalendarMonth.of(days));
        model.addAttribute("kinds", WorkingDay.Kind.values());
        model.addAttribute("marks", Mark.values());
        model.addAttribute(
                "own", CalendarMonth.spans(days.stream().filter(WorkingDay::own).toList()));
        model.addAttribute("hours", workingDays.hours());
        model.addAttribute("known", workingTime.isKnown(LocalDate.of(year, 1, 1)));
        model.addAttribute("declared", workingDays.isDeclaredComplete(year));
        model.addAttribute("knownUntil", workingDays.knownUntil().orElse(null));
        model.addAttribute("edits", currentPerson.get().role() == Role.ADMIN);
        model.addAttribute("changes", changes.latest(LATEST_CHANGES));
        return "working-time";
    }

    private int shownYear(@Nullable Integer asked) {
        int year = asked == null ? LocalDate.now(clock).getYear() : asked;
        return Math.max(FIRST_YEAR, Math.min(LAST_YEAR, year));
    }
}
