package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.NextStep;
import io.gendan.pipeline.NextStepOrders;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A leader arranges who takes the next step, when and how (N-22). */
@RestController
@RequestMapping("/api/customers/{number}/next-step")
class NextStepController {

    private final CurrentPerson currentPerson;
    private final NextStepOrders orders;

    NextStepController(CurrentPerson currentPerson, NextStepOrders orders) {
        this.currentPerson = currentPerson;
        this.orders = orders;
    }

    @Operation(summary = "api.journey.nextStep", description = "api.journey.nextStep.description")
    @PostMapping
    NextStep arrange(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return orders.arrange(CustomerNumber.parse(number), body, currentPerson.get());
    }
}
