package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Member;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import io.gendan.staff.StaffDesk;
import io.gendan.staff.Team;
import io.gendan.staff.signin.OpenSessions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Our people and their accounts, for administrators. */
@Controller
class StaffPage {

    private static final int MOST = 200;

    private final StaffDesk desk;
    private final Staff staff;
    private final OpenSessions sessions;
    private final CurrentPerson currentPerson;
    private final Words words;

    StaffPage(StaffDesk desk, Staff staff, OpenSessions sessions, CurrentPerson currentPerson, Words words) {
        this.desk = desk;
        this.staff = staff;
        this.sessions = sessions;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/staff")
    String staff(@RequestParam(defaultValue = "") String q, Model model) {
        var found = desk.everybody().stream().filter(member -> fits(member, q)).toList();
        model.addAttribute("members", found.stream().limit(MOST).toList());
        model.addAttribute("total", found.size());
        model.addAttribute("q", q);
        model.addAttribute("roles", Role.values());
        places(model);
        return "staff";
    }

    private static boolean fits(Member member, String q) {
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        return member.login().contains(wanted)
                || member.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    @GetMapping("/staff/{login}")
    String member(@PathVariable String login, Model model) {
        var member = desk.require(login);
        model.addAttribute("member", member);
        model.addAttribute("roles", Role.values());
        model.addAttribute("sessions", sessions.of(login, null).size());
        model.addAttribute("manager", manager(member));
        model.addAttribute("heads", heads(login));
        model.addAttribute("leaders", leadersBeside(member));
        places(model);
        return "staff-member";
    }

    private void places(Model model) {
        model.addAttribute("teams", staff.teams());
        model.addAttribute("departments", staff.departments());
    }

    /** Who is asked to read what this person writes, and to organise its deals; null for whoever has nobody above. */
    private @Nullable Person manager(Member member) {
        var manager = staff.managerOf(member.login());
        return !member.role().isLed() || manager.login().equals(member.login()) ? null : manager;
    }

    private List<Team> heads(String login) {
        return staff.teams().stream().filter(team -> login.equals(team.head())).toList();
    }

    private List<Person> leadersBeside(Member member) {
        return staff.company().stream()
                .filter(person -> person.role().leads() && Objects.equals(person.department(), member.department()))
                .toList();
    }

    /** The new password is shown this once. */
    @PostMapping("/staff/{login}/password")
    String makePassword(@PathVariable String login, RedirectAttributes told) {
        return tell(login, told, () -> {
            told.addFlashAttribute("password", desk.makePassword(login, currentPerson.get()));
        });
    }

    /** As a new password, in place of the organisation's sign-in. */
    @PostMapping("/staff/{login}/detach")
    String detach(@PathVariable String login, RedirectAttributes told) {
        return tell(login, told, () -> {
            told.addFlashAttribute("password", desk.detach(login, currentPerson.get()));
        });
    }

    @PostMapping("/staff/{login}/active")
    String activate(
            @PathVariable String login,
            @RequestParam boolean active,
            @RequestParam(defaultValue = "false") boolean despiteWork,
            RedirectAttributes told) {
        return tell(login, told, () -> desk.activate(login, active, despiteWork, currentPerson.get()));
    }

    @PostMapping("/staff/{login}/role")
    String changeRole(
            @PathVariable String login,
            @RequestParam Role role,
            @RequestParam(defaultValue = "false") boolean despiteWork,
            RedirectAttributes told) {
        return tell(login, told, () -> desk.changeRole(login, role, despiteWork, currentPerson.get()));
    }

    @PostMapping("/staff/{login}/sign-out")
    String signOut(@PathVariable String login, RedirectAttributes told) {
        return tell(login, told, () -> desk.signOut(login, currentPerson.get()));
    }

    private String tell(String login, RedirectAttributes told, Runnable deed) {
        try {
            deed.run();
            told.addFlashAttribute("done", true);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            told.addFlashAttribute("refused", words.of(refusal));
        }
        told.addAllAttributes(Map.of("login", login));
        return "redirect:/staff/{login}";
    }
}
