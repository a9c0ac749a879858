package io.gendan.reporting;

import io.gendan.pipeline.privacy.Retention;
import io.gendan.staff.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers that are kept longer than they need be, for whoever heads a department. */
@Controller
class RetentionPage {

    private final CurrentPerson currentPerson;
    private final Retention retention;

    RetentionPage(CurrentPerson currentPerson, Retention retention) {
        this.currentPerson = currentPerson;
        this.retention = retention;
    }

    @GetMapping("/retention")
    String overdue(@RequestParam(required = false) @Nullable Integer months, Model model) {
        model.addAttribute("overdue", retention.overdue(months, currentPerson.get()));
        model.addAttribute("months", months == null ? retention.usualMonths() : months);
        model.addAttribute("on", retention.isOn());
        return "retention";
    }
}
