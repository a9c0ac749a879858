package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.pipeline.Body;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.CustomerViews;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
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
    private final Course course;
    private final CustomerViews views;
    private final Clock clock;

    CourseController(CurrentPerson currentPerson, Course course, CustomerViews views, Clock clock) {
        this.currentPerson = currentPerson;
        this.course = course;
        this.views = views;
        this.clock = clock;
    }

    @Operation(summary = "api.journey.redirect", description = "api.journey.redirect.description")
    @PostMapping("/redirect")
    Object redirect(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var stage = fields.text("stage", Body.LINE);
        var reason = fields.text("reason", Body.TEXT);
        return then(number, fields, (customer, person) -> course.redirect(customer, stage, reason, person));
    }

    @Operation(summary = "api.journey.pause", description = "api.journey.pause.description")
    @PostMapping("/pause")
    Object pause(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var until = fields.dayAhead("until");
        var reason = fields.text("reason", Body.TEXT);
        return then(number, fields, (customer, person) -> course.pause(customer, until, reason, person));
    }

    @Operation(summary = "api.journey.resume", description = "api.journey.resume.description")
    @PostMapping("/resume")
    Object resume(
            @PathVariable String number, @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var reason = fields.optional("reason", Body.TEXT);
        return then(number, fields, (customer, person) -> course.resume(customer, reason, person));
    }

    @Operation(summary = "api.journey.handOver", description = "api.journey.handOver.description")
    @PostMapping("/hand-over")
    Object handOver(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var to = fields.text("to", Body.LINE);
        var reason = fields.text("reason", Body.TEXT);
        return then(number, fields, (customer, person) -> course.offerHandOver(customer, to, reason, person));
    }

    @Operation(summary = "api.journey.help", description = "api.journey.help.description")
    @PostMapping("/help")
    Object help(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var question = fields.text("question", Body.TEXT);
        return then(number, fields, (customer, person) -> course.askHelp(customer, question, person));
    }

    @Operation(summary = "api.journey.lose", description = "api.journey.lose.description")
    @PostMapping("/lose")
    Object lose(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var loss = new Loss(
                fields.choice("lossReason", LossReason.class),
                fields.optional("lossDetails", Body.TEXT),
                fields.optional("competitor", Body.LINE),
                fields.optionalDayAhead("lookAgainOn"));
        return then(number, fields, (customer, person) -> course.lose(customer, loss, person));
    }

    @Operation(summary = "api.journey.release", description = "api.journey.release.description")
    @PostMapping("/release")
    Object release(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = new BodyReader(body, clock);
        var reason = fields.text("reason", Body.TEXT);
        return then(number, fields, (customer, person) -> course.release(customer, reason, person));
    }

    private Object then(String number, BodyReader fields, BiConsumer<CustomerNumber, Person> turn) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        fields.check();
        turn.accept(customer, person);
        return views.of(customer, person);
    }
}
