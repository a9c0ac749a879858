package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.tags.Tags;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.pipeline.CustomerList;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tags from outside (D-05): those of a customer, and all that are in use. */
@RestController
class TagController {

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final Customers customers;
    private final CustomerList list;
    private final Tags tags;

    TagController(
            CurrentPerson currentPerson, CustomerAccess access, Customers customers, CustomerList list, Tags tags) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.customers = customers;
        this.list = list;
        this.tags = tags;
    }

    /** A tag's name, as a request says it. */
    record Named(@Nullable String tag) {}

    /** What a tag is renamed to. */
    record Renaming(@Nullable String from, @Nullable String to) {}

    /** With how many customers a tag was renamed. */
    record Renamed(int customers) {}

    /** A customer's tags: those given by people, those given by rules with the reason, and what became of them. */
    record OfCustomer(List<String> tags, Map<String, String> dynamicTags, List<Tags.Change> changes) {}

    /** All tags in use. */
    record InUse(List<Tags.Used> items, long total) {}

    @Operation(summary = "api.customers.tags")
    @GetMapping("/api/customers/{number}/tags")
    OfCustomer of(@PathVariable String number) {
        return of(access.toRead(CustomerNumber.parse(number), currentPerson.get()));
    }

    @Operation(summary = "api.customers.tag")
    @PostMapping("/api/customers/{number}/tags")
    OfCustomer add(@PathVariable String number, @RequestBody Named body) {
        var person = currentPerson.get();
        var wanted = access.toRecord(CustomerNumber.parse(number), person);
        tags.add(wanted, text(body.tag()), person.login());
        return of(wanted);
    }

    @Operation(summary = "api.customers.untag")
    @DeleteMapping("/api/customers/{number}/tags/{tag}")
    OfCustomer remove(@PathVariable String number, @PathVariable String tag) {
        var person = currentPerson.get();
        var wanted = access.toRecord(CustomerNumber.parse(number), person);
        tags.remove(wanted, tag, person.login());
        return of(wanted);
    }

    @Operation(summary = "api.tags")
    @GetMapping("/api/tags")
    InUse all() {
        var used = tags.used(currentPerson.get());
        return new InUse(used, used.size());
    }

    @Operation(summary = "api.tags.rename")
    @PostMapping("/api/tags/rename")
    Renamed rename(@RequestBody Renaming body) {
        return new Renamed(tags.rename(text(body.from()), text(body.to()), currentPerson.get()));
    }

    private OfCustomer of(CustomerNumber number) {
        var why = tags.why(number);
        var dynamic = list.find(number, currentPerson.get())
                .map(CustomerList.Row::dynamicTags)
                .orElse(List.of());
        why.keySet().retainAll(dynamic);
        return new OfCustomer(customers.require(number).tags(), why, tags.changes(number));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
