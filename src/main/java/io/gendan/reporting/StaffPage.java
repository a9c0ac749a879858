package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Member;
import io.gendan.staff.Role;
import io.gendan.staff.StaffDesk;
import java.util.Locale;
import java.util.Map;
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
    private final CurrentPerson currentPerson;
    private final Words words;

    StaffPage(StaffDesk desk, CurrentPerson currentPerson, Words words) {
        this.desk = desk;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping("/staff")
    String staff(@RequestParam(defaultValue = "") String q, Model model) {
        var found = desk.everybody().stream().filter(member -> fits(member, q)).toList();
        model.addAttribute("members", found.stream().limit(MOST).toList());
        model.addAttribute("total", found.size());
        model.addAttribute("q", q);
        return "staff";
    }

    private static boolean fits(Member member, String q) {
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        return member.login().contains(wanted)
                || member.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    @GetMapping("/staff/{login}")
    String member(@PathVariable String login, Model model) {
        model.addAttribute("member", desk.require(login));
        model.addAttribute("roles", Role.values());
        return "staff-member";
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
