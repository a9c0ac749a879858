package io.gendan.reporting;

import io.gendan.customer.dossier.DossierKeepers;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who keeps the dossiers of each department, named by its director (D-03). */
@Controller
class DossierKeeperPage {

    private final CurrentPerson currentPerson;
    private final DossierKeepers keepers;

    DossierKeeperPage(CurrentPerson currentPerson, DossierKeepers keepers) {
        this.currentPerson = currentPerson;
        this.keepers = keepers;
    }

    @GetMapping("/dossier-keepers")
    String all(Model model) {
        var keepings = keepers.namedBy(currentPerson.get());
        var choices = new LinkedHashMap<String, List<Person>>();
        keepings.forEach(keeping -> choices.put(keeping.department(), keepers.choices(keeping.department())));
        model.addAttribute("keepings", keepings);
        model.addAttribute("choices", choices);
        return "dossier-keepers";
    }

    @PostMapping("/dossier-keepers")
    String name(@RequestParam String department, @RequestParam String keeper, RedirectAttributes told) {
        keepers.name(department, keeper, currentPerson.get());
        told.addFlashAttribute("named", department);
        return "redirect:/dossier-keepers";
    }
}
