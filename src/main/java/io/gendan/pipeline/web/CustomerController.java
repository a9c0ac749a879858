package io.gendan.pipeline.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerRequests;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.Ownership;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.search.Reason;
import io.gendan.engine.Refusal;
import io.gendan.pipeline.CustomerFilter;
import io.gendan.pipeline.CustomerList;
import io.gendan.pipeline.CustomerViews;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers from outside: bring one in, find them, see one. */
@RestController
@RequestMapping("/api/customers")
class CustomerController {

    private final CurrentPerson currentPerson;
    private final Customers customers;
    private final CustomerRequests requests;
    private final Ownership ownership;
    private final CustomerList list;
    private final CustomerViews views;
    private final Duplicates duplicates;

    CustomerController(
            CurrentPerson currentPerson,
            Customers customers,
            CustomerRequests requests,
            Ownership ownership,
            CustomerList list,
            CustomerViews views,
            Duplicates duplicates) {
        this.currentPerson = currentPerson;
        this.customers = customers;
        this.requests = requests;
        this.ownership = ownership;
        this.list = list;
        this.views = views;
        this.duplicates = duplicates;
    }

    /**
     * A customer brought in.
     *
     * @param customer as its sender sees it, see {@link CustomerViews#brought}
     * @param similar customers that may be the same, and why; a hint, not a refusal
     */
    record Created(@JsonUnwrapped Object customer, List<Duplicates.Hint> similar) {}

    /**
     * One customer of the list; what everybody may know who finds it.
     *
     * @param foundBy why it was found, when the name doesn't show it
     */
    record Item(
            String number,
            String name,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Reason foundBy) {}

    /** What was found; {@code similar} when nothing is written so, and these are like it. */
    record Found(List<Item> items, long total, boolean similar) {}

    @Operation(summary = "api.customers.create", description = "api.customers.create.description")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Created> create(
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var person = currentPerson.get();
        var typed = typed(body);
        var owner = ownership.ownerFor(person, typed.get(CustomerField.OWNER));
        typed.put(CustomerField.OWNER, owner == null ? "" : owner);
        var read = NewCustomer.read(typed);
        var number = create(read, person, IdempotencyKey.of(key));
        var created = views.brought(number, person);
        var similar = duplicates.hints(read, person).stream()
                .filter(other -> !other.number().equals(number))
                .toList();
        return ResponseEntity.created(URI.create("/api/customers/" + number)).body(new Created(created, similar));
    }

    private CustomerNumber create(NewCustomer customer, Person person, @Nullable String key) {
        return key == null
                ? customers.create(customer, person.login()).number()
                : requests.createOnce(key, customer, person);
    }

    @Operation(summary = "api.customers.find")
    @GetMapping
    Found find(
            @ParameterObject @ModelAttribute(binding = false) CustomerFilter filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "0") int page) {
        var query = filter.query(sort, page);
        var found = list.find(query, currentPerson.get());
        var items = found.rows().stream()
                .map(row -> new Item(
                        row.number(),
                        row.name(),
                        row.stage(),
                        row.owner(),
                        found.reasons().get(row.number())))
                .toList();
        return new Found(items, found.total(), found.forgiven());
    }

    @Operation(summary = "api.customers.one")
    @GetMapping("/{number}")
    Object one(@PathVariable String number) {
        return views.of(CustomerNumber.parse(number), currentPerson.get());
    }

    private static Map<CustomerField, String> typed(Map<String, @Nullable Object> body) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var field : CustomerField.values()) {
            var value = body.get(field.key());
            if (value != null) {
                typed.put(field, text(field, value));
            }
        }
        return typed;
    }

    private static String text(CustomerField field, Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        if (value instanceof Collection<?> words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Map || value instanceof Number) {
            throw Refusal.badRequest("customer.invalid")
                    .with(List.of(Refusal.Item.of(field.key(), "customer.noText", field.label())));
        }
        return value.toString();
    }
}
