package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.Contracts;
import io.gendan.pipeline.Signing;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which file of a customer is its signed contract. */
@RestController
@RequestMapping("/api/customers/{number}/contract")
class ContractController {

    private final CurrentPerson currentPerson;
    private final Contracts contracts;

    ContractController(CurrentPerson currentPerson, Contracts contracts) {
        this.currentPerson = currentPerson;
        this.contracts = contracts;
    }

    @Operation(summary = "api.journey.contract", description = "api.journey.contract.description")
    @PostMapping
    Signing attach(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return contracts.attach(CustomerNumber.parse(number), String.valueOf(body.get("file")), currentPerson.get());
    }
}
