package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.QuotePermits;
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

/** A leader allows a quote in the next contact of stage A. */
@RestController
@RequestMapping("/api/customers/{number}/quote-permission")
class QuotePermissionController {

    private final CurrentPerson currentPerson;
    private final QuotePermits permits;

    QuotePermissionController(CurrentPerson currentPerson, QuotePermits permits) {
        this.currentPerson = currentPerson;
        this.permits = permits;
    }

    @Operation(summary = "api.journey.quotePermission", description = "api.journey.quotePermission.description")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    QuotePermits.Permit allow(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return permits.allow(CustomerNumber.parse(number), body, currentPerson.get());
    }
}
