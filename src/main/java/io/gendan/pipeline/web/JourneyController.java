package io.gendan.pipeline.web;

import io.gendan.cadence.Windows;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.pipeline.ForbiddenContacts;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.Recording;
import io.gendan.pipeline.SessionViews;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's journey from outside: take up, the record, contacts outside tasks, the contact window. */
@RestController
@RequestMapping("/api/customers/{number}")
class JourneyController {

    private static final int PAGE = 50;

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final Pursuits pursuits;
    private final Journeys journeys;
    private final Records records;
    private final SessionViews views;
    private final Recording recording;
    private final Windows windows;
    private final Customers customers;
    private final ForbiddenContacts forbiddenContacts;
    private final Words words;
    private final ContactReader contactReader;

    JourneyController(
            CurrentPerson currentPerson,
            CustomerAccess access,
            Pursuits pursuits,
            Journeys journeys,
            Records records,
            SessionViews views,
            Recording recording,
            Windows windows,
            Customers customers,
            ForbiddenContacts forbiddenContacts,
            Words words,
            ContactReader contactReader) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.pursuits = pursuits;
        this.journeys = journeys;
        this.records = records;
        this.views = views;
        this.recording = recording;
        this.windows = windows;
        this.customers = customers;
        this.forbiddenContacts = forbiddenContacts;
        this.words = words;
        this.contactReader = contactReader;
    }

    record TakenUp(String number, String stage, Instant openedAt) {}

    @Operation(summary = "api.journey.takeUp", description = "api.journey.takeUp.description")
    @PostMapping("/journey")
    @ResponseStatus(HttpStatus.CREATED)
    TakenUp takeUp(@PathVariable String number) {
        var customer = CustomerNumber.parse(number);
        pursuits.takeUp(customer, currentPerson.get());
        var journey = journeys.latest(customer).orElseThrow();
        return new TakenUp(customer.value(), journey.stage().name(), journey.openedAt());
    }

    record Line(
            long id,
            String kind,
            String title,
            @Nullable String stage,
            String author,
            Instant happenedAt,
            Instant recordedAt,
            @Nullable Long corrects,
            Map<String, Object> content) {}

    record Page(List<Line> items, long total) {}

    @Operation(summary = "api.journey.record")
    @GetMapping("/record")
    Page record(@PathVariable String number, @RequestParam(defaultValue = "0") int page) {
        var person = currentPerson.get();
        var customer = access.toRead(CustomerNumber.parse(number), person);
        var entries = records.newestFirst(customer, (long) Math.max(0, page) * PAGE, PAGE);
        var lines = views.asReadBy(person, customer, entries).stream()
                .map(this::line)
                .toList();
        return new Page(lines, records.count(customer));
    }

    record Recorded(long id) {}

    @Operation(summary = "api.journey.interaction", description = "api.journey.interaction.description")
    @PostMapping(path = "/interactions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Recorded interaction(
            @PathVariable String number,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        var person = currentPerson.get();
        var customer = access.toRecord(CustomerNumber.parse(number), person);
        return new Recorded(
                recording.put(customer, contactReader.read(body), person.login(), IdempotencyKey.of(idempotencyKey)));
    }

    @Operation(summary = "api.journey.window", description = "api.journey.window.description")
    @GetMapping("/contact-window")
    WindowAnswer window(@PathVariable String number, @RequestParam(defaultValue = "REMOTE") String kind) {
        var customer = access.toRead(CustomerNumber.parse(number), currentPerson.get());
        var journey = journeys.latest(customer).orElseThrow(() -> Refusal.conflict("journey.none", number));
        return new WindowAnswer(
                windows.of(journey, contactReader.kind(kind)), forbiddenContacts.of(customers.require(customer)));
    }

    private Line line(Entry entry) {
        return new Line(
                entry.id(),
                entry.kind().name(),
                words.of("record." + entry.kind()),
                entry.stage(),
                entry.author(),
                entry.happenedAt(),
                entry.recordedAt(),
                entry.corrects(),
                entry.content());
    }
}
