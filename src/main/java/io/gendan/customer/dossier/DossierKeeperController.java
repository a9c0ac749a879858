package io.gendan.customer.dossier;

import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who keeps the dossiers of each department, named from outside (D-03). */
@RestController
@RequestMapping("/api/dossier-keepers")
class DossierKeeperController {

    private final CurrentPerson currentPerson;
    private final DossierKeepers keepers;

    DossierKeeperController(CurrentPerson currentPerson, DossierKeepers keepers) {
        this.currentPerson = currentPerson;
        this.keepers = keepers;
    }

    record Named(@Nullable String keeper) {}

    record Keepings(List<DossierKeepers.Keeping> items, int total) {}

    @Operation(summary = "api.dossier.keepers")
    @GetMapping
    Keepings all() {
        var keepings = keepers.namedBy(currentPerson.get());
        return new Keepings(keepings, keepings.size());
    }

    @Operation(summary = "api.dossier.keeper", description = "api.dossier.keeper.description")
    @PutMapping("/{department}")
    Keepings name(@PathVariable String department, @RequestBody Named named) {
        keepers.name(department, named.keeper(), currentPerson.get());
        return all();
    }
}
