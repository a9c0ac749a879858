package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.EarlyPermits;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A leader allows a contact earlier than the policy (CD-04). */
@RestController
@RequestMapping("/api/customers/{number}/early-contact")
class EarlyContactController {

    private final CurrentPerson currentPerson;
    private final EarlyPermits permits;

    EarlyContactController(CurrentPerson currentPerson, EarlyPermits permits) {
        this.currentPerson = currentPerson;
        this.permits = permits;
    }

    @Operation(summary = "api.journey.earlyContact", description = "api.journey.earlyContact.description")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EarlyPermits.Permit allow(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return permits.allow(CustomerNumber.parse(number), body, currentPerson.get());
    }
}
