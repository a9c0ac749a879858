package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.CourseRequests;
import io.gendan.pipeline.CourseRequests.Turn;
import io.gendan.pipeline.CustomerViews;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Judges a customer from outside; answers with the customer as it then stands. */
@RestController
class GradesController {

    private final CurrentPerson currentPerson;
    private final CourseRequests requests;
    private final CustomerViews views;

    GradesController(CurrentPerson currentPerson, CourseRequests requests, CustomerViews views) {
        this.currentPerson = currentPerson;
        this.requests = requests;
        this.views = views;
    }

    @Operation(summary = "api.customers.grades", description = "api.customers.grades.description")
    @PostMapping("/api/customers/{number}/grades")
    Object judge(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        requests.take(Turn.JUDGE, customer, body, person);
        return views.of(customer, person);
    }
}
