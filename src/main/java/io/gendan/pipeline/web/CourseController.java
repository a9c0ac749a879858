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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns a customer's journey aside from outside; each answers with the customer as it then stands. */
@RestController
@RequestMapping("/api/customers/{number}/journey")
class CourseController {

    private final CurrentPerson currentPerson;
    private final CourseRequests requests;
    private final CustomerViews views;

    CourseController(CurrentPerson currentPerson, CourseRequests requests, CustomerViews views) {
        this.currentPerson = currentPerson;
        this.requests = requests;
        this.views = views;
    }

    @Operation(summary = "api.journey.redirect", description = "api.journey.redirect.description")
    @PostMapping("/redirect")
    Object redirect(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.REDIRECT, number, body);
    }

    @Operation(summary = "api.journey.pause", description = "api.journey.pause.description")
    @PostMapping("/pause")
    Object pause(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.PAUSE, number, body);
    }

    @Operation(summary = "api.journey.resume", description = "api.journey.resume.description")
    @PostMapping("/resume")
    Object resume(
            @PathVariable String number, @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        return take(Turn.RESUME, number, body);
    }

    @Operation(summary = "api.journey.handOver", description = "api.journey.handOver.description")
    @PostMapping("/hand-over")
    Object handOver(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.HAND_OVER, number, body);
    }

    @Operation(summary = "api.journey.help", description = "api.journey.help.description")
    @PostMapping("/help")
    Object help(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.HELP, number, body);
    }

    @Operation(summary = "api.journey.lose", description = "api.journey.lose.description")
    @PostMapping("/lose")
    Object lose(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.LOSE, number, body);
    }

    @Operation(summary = "api.journey.release", description = "api.journey.release.description")
    @PostMapping("/release")
    Object release(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        return take(Turn.RELEASE, number, body);
    }

    private Object take(Turn turn, String number, @Nullable Map<String, @Nullable Object> body) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        requests.take(turn, customer, body, person);
        return views.of(customer, person);
    }
}
