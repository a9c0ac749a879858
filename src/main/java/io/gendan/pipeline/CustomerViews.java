package io.gendan.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One customer, as far as a person may see it. */
@Component
public class CustomerViews {

    /** What everybody sees who sees the customer. */
    public record Full(
            @JsonUnwrapped Customer customer,
            @Nullable String stage,
            List<ContactPerson> contactPersons,
            @JsonUnwrapped JourneyFacts.Facts facts) {}

    /** What an administrator sees of any customer: where it stands, and nothing that was said. */
    public record Outline(
            String number,
            String name,
            @Nullable String stage,
            @Nullable String owner,
            List<OpenTask> openWork,
            JourneyFacts.@Nullable Wait waiting) {}

    /** What is left of a customer that turned out to be another one (D-07). */
    public record MergedAway(String number, String mergedInto) {}

    private final Customers customers;
    private final ContactPersons contactPersons;
    private final CustomerList list;
    private final JourneyFacts journeys;
    private final CustomerMask mask;

    CustomerViews(
            Customers customers,
            ContactPersons contactPersons,
            CustomerList list,
            JourneyFacts journeys,
            CustomerMask mask) {
        this.customers = customers;
        this.contactPersons = contactPersons;
        this.list = list;
        this.journeys = journeys;
        this.mask = mask;
    }

    /**
     * A {@link Full} view, or for an administrator an {@link Outline}; a {@link MergedAway} for one that turned out to be
     * another customer.
     *
     * @throws Refusal 404 {@code customer.unknown} when there is none, or not for this person
     */
    public Object of(CustomerNumber number, Person person) {
        var survivor = customers.mergedInto(number, person);
        if (survivor.isPresent()) {
            return new MergedAway(number.value(), survivor.get().value());
        }
        return person.role() == Role.ADMIN ? outline(number, person) : full(number, person);
    }

    /**
     * A customer as whoever brought it in sees it now, be it asked again long after: an {@link Outline} for an
     * administrator, whatever was typed.
     *
     * @throws Refusal 404 {@code customer.unknown} when this person no longer sees it; 409 as {@link Customers#requireFor}
     */
    public Object brought(CustomerNumber number, Person person) {
        return person.role() == Role.ADMIN ? outline(number, person) : customers.requireFor(number, person);
    }

    /** The customer that this one turned out to be. */
    public Optional<CustomerNumber> mergedInto(CustomerNumber number, Person person) {
        return customers.mergedInto(number, person);
    }

    /**
     * Everything about a customer.
     *
     * @throws Refusal 404 {@code customer.unknown} when there is none, or not for this person
     */
    public Full full(CustomerNumber number, Person person) {
        var customer = customers.requireFor(number, person);
        var contacts = mask.asReadBy(customer, contactPersons.of(number), person);
        var facts = journeys.facts(number).readAs(mask.textOf(customer, person));
        return new Full(customer, row(number, person).stage(), contacts, facts);
    }

    /**
     * Where a customer stands.
     *
     * @throws Refusal 404 {@code customer.unknown} when there is none, or not for this person
     */
    public Outline outline(CustomerNumber number, Person person) {
        var row = row(number, person);
        var facts = journeys.facts(number);
        return new Outline(row.number(), row.name(), row.stage(), row.owner(), facts.openWork(), facts.waiting());
    }

    private CustomerList.Row row(CustomerNumber number, Person person) {
        return list.find(number, person).orElseThrow(() -> Refusal.notFound("customer.unknown", number.value()));
    }
}
