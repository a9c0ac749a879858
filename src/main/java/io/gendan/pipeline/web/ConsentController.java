package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.consent.Consent;
import io.gendan.customer.consent.Consents;
import io.gendan.customer.consent.Consents.Given;
import io.gendan.customer.consent.Consents.Withdrawal;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers and persons on their side agree to. */
@RestController
@RequestMapping("/api/customers/{number}/consents")
class ConsentController {

    private final CurrentPerson currentPerson;
    private final Consents consents;

    ConsentController(CurrentPerson currentPerson, Consents consents) {
        this.currentPerson = currentPerson;
        this.consents = consents;
    }

    record Found(List<Consent> items, long total) {}

    @Operation(summary = "api.consent.list")
    @GetMapping
    Found list(@PathVariable String number) {
        var found = consents.of(CustomerNumber.parse(number), currentPerson.get());
        return new Found(found, found.size());
    }

    @Operation(summary = "api.consent.give", description = "api.consent.give.description")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Consent give(@PathVariable String number, @RequestBody Given given) {
        return consents.give(CustomerNumber.parse(number), given, currentPerson.get());
    }

    @Operation(summary = "api.consent.withdraw", description = "api.consent.withdraw.description")
    @PostMapping("/{id}/withdrawal")
    Consent withdraw(@PathVariable String number, @PathVariable long id, @RequestBody Withdrawal withdrawal) {
        return consents.withdraw(CustomerNumber.parse(number), id, withdrawal, currentPerson.get());
    }
}
