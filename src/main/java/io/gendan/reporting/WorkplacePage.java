package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Role;
import io.gendan.staff.Workplace;
import io.gendan.staff.hiring.NewPerson;
import io.gendan.staff.hiring.Workplaces;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes people on and moves them, for administrators; what was typed wrongly is shown again with what is wrong. */
@Controller
class WorkplacePage {

    private static final String TYPED = "typed";

    private final Workplaces workplaces;
    private final CurrentPerson currentPerson;
    private final Words words;

    WorkplacePage(Workplaces workplaces, CurrentPerson currentPerson, Words words) {
        this.workplaces = workplaces;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    /** The first password is shown this once. */
    @PostMapping("/staff")
    String take(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "SALESPERSON") Role role,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "false") boolean create,
            RedirectAttributes told) {
        var wanted = new NewPerson(login, name, role, email, new Workplace(department, team, null, create));
        try {
            var hired = workplaces.take(wanted, currentPerson.get());
            told.addFlashAttribute("password", hired.firstPassword());
            return back(hired.login(), told);
        } catch (Refusal refusal) {
            refuse(refusal, told);
            told.addFlashAttribute(TYPED, wanted);
            return "redirect:/staff";
        }
    }

    @PostMapping("/staff/{login}/workplace")
    String move(
            @PathVariable String login,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String manager,
            @RequestParam(defaultValue = "false") boolean create,
            RedirectAttributes told) {
        var wanted = new Workplace(department, team, manager, create);
        try {
            workplaces.move(login, wanted, currentPerson.get());
            told.addFlashAttribute("done", true);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            refuse(refusal, told);
            told.addFlashAttribute(TYPED, wanted);
        }
        return back(login, told);
    }

    private void refuse(Refusal refusal, RedirectAttributes told) {
        told.addFlashAttribute("refused", words.of("refusal." + refusal.code()));
        told.addFlashAttribute("faults", Faults.of(refusal, words));
    }

    private static String back(String login, RedirectAttributes told) {
        told.addAllAttributes(Map.of("login", login));
        return "redirect:/staff/{login}";
    }
}
