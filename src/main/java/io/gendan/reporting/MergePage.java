package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.customer.duplicates.Merges;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two customers side by side, to choose field by field what the one of both will tell (D-07). */
@Controller
@RequestMapping("/customers/{number}/merge/{merged}")
class MergePage {

    /** Fields that choose a side: {@code side.phone}. */
    private static final String SIDE = "side.";

    private final Merges merges;
    private final CurrentPerson currentPerson;
    private final Words words;

    MergePage(Merges merges, CurrentPerson currentPerson, Words words) {
        this.merges = merges;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    @GetMapping
    String form(@PathVariable String number, @PathVariable String merged, Model model) {
        return form(CustomerNumber.parse(number), CustomerNumber.parse(merged), Map.of(), model);
    }

    @PostMapping
    String merge(
            @PathVariable String number,
            @PathVariable String merged,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var survivor = CustomerNumber.parse(number);
        var other = CustomerNumber.parse(merged);
        try {
            merges.merge(survivor, other, choices(typed), currentPerson.get());
            return "redirect:/customers/" + survivor;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return form(survivor, other, typed, model);
        }
    }

    private String form(CustomerNumber survivor, CustomerNumber merged, Map<String, String> typed, Model model) {
        var preview = merges.preview(survivor, merged, currentPerson.get());
        model.addAttribute("survivor", survivor);
        model.addAttribute("merged", merged);
        model.addAttribute("fields", preview.fields());
        model.addAttribute(
                "hindrances", words.items(Refusal.conflict("duplicates.notNow").with(preview.hindrances())));
        model.addAttribute("typed", typed);
        return "merge";
    }

    private static Map<String, Side> choices(Map<String, String> typed) {
        var choices = new LinkedHashMap<String, Side>();
        typed.forEach((field, side) -> {
            if (field.startsWith(SIDE)) {
                choices.put(
                        field.substring(SIDE.length()), Side.MERGED.name().equals(side) ? Side.MERGED : Side.SURVIVOR);
            }
        });
        return choices;
    }
}
