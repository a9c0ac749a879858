package io.gendan.customer.completeness;

import io.gendan.customer.CustomerNumber;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How complete and fresh dossiers are (D-03). */
@RestController
class CompletenessController {

    private final CurrentPerson currentPerson;
    private final Completeness completeness;

    CompletenessController(CurrentPerson currentPerson, Completeness completeness) {
        this.currentPerson = currentPerson;
        this.completeness = completeness;
    }

    @Operation(summary = "api.completeness", description = "api.completeness.description")
    @GetMapping("/api/customers/{number}/completeness")
    DossierState one(@PathVariable String number) {
        return completeness.of(CustomerNumber.parse(number), currentPerson.get());
    }

    @Operation(summary = "api.completeness.check")
    @PostMapping("/api/customers/{number}/completeness/check")
    DossierState check(@PathVariable String number) {
        return completeness.checked(CustomerNumber.parse(number), currentPerson.get());
    }

    @Operation(summary = "api.completeness.list", description = "api.completeness.list.description")
    @GetMapping("/api/dossiers")
    Completeness.Found list(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean stale,
            @RequestParam(defaultValue = "0") int page) {
        return completeness.find(Completeness.Query.of(owner, stale, page), currentPerson.get());
    }
}
