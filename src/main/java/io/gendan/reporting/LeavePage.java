package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Leave;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own leave, that of the people around, and a form to enter it (CD-06). */
@Controller
class LeavePage {

    private static final int MONTHS_BACK = 1;
    private static final int YEARS_AHEAD = 2;

    /**
     * Leave as the page shows it.
     *
     * @param mayWithdraw whether it has not ended and the person looking at it may withdraw it
     */
    public record Line(Leave leave, boolean now, boolean ended, boolean mayWithdraw) {}

    private final LeaveDesk desk;
    private final Staff staff;
    private final CurrentPerson currentPerson;
    private final Words words;
    private final Clock clock;

    LeavePage(LeaveDesk desk, Staff staff, CurrentPerson currentPerson, Words words, Clock clock) {
        this.desk = desk;
        this.staff = staff;
        this.currentPerson = currentPerson;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/leave")
    String leave(Model model) {
        return show(Map.of(), model);
    }

    @PostMapping("/leave")
    String enter(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var me = currentPerson.get();
        try {
            var wish =
                    Wish.read(typed.get("firstDay"), typed.get("lastDay"), typed.get("substitute"), typed.get("note"));
            desk.enter(typed.getOrDefault("person", me.login()), wish, me);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(typed, model);
        }
        told.addFlashAttribute("done", "entered");
        return "redirect:/leave";
    }

    @PostMapping("/leave/{id}/withdraw")
    String withdraw(@PathVariable long id, RedirectAttributes told) {
        try {
            desk.withdraw(id, currentPerson.get());
            told.addFlashAttribute("done", "withdrawn");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            told.addFlashAttribute("refused", words.of(refusal));
        }
        return "redirect:/leave";
    }

    private String show(Map<String, String> typed, Model model) {
        var me = currentPerson.get();
        var today = LocalDate.now(clock);
        var lines = desk.seenBy(me, today.minusMonths(MONTHS_BACK), today.plusYears(YEARS_AHEAD)).stream()
                .map(leave -> line(leave, me, today))
                .toList();
        model.addAttribute("typed", typed);
        model.addAttribute("own", of(lines, me, true));
        model.addAttribute("others", of(lines, me, false));
        model.addAttribute("persons", desk.people(me));
        model.addAttribute("substitutes", substitutes(me));
        model.addAttribute("longestNote", LeaveDesk.NOTE);
        return "leave";
    }

    private Line line(Leave leave, Person me, LocalDate today) {
        var ended = leave.lastDay().isBefore(today);
        var now = !ended && !leave.firstDay().isAfter(today);
        return new Line(leave, now, ended, !ended && desk.mayEnterFor(leave.person(), me));
    }

    private static List<Line> of(List<Line> lines, Person me, boolean own) {
        return lines.stream()
                .filter(line -> line.leave().person().equals(me.login()) == own)
                .toList();
    }

    private List<Person> substitutes(Person me) {
        var people = new ArrayList<>(staff.othersOfTheCompany(me.login()));
        if (me.role().sells()) {
            people.add(0, me);
        }
        return people;
    }
}
