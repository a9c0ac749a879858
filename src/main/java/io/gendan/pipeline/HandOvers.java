package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Cause;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Customers offered to a colleague with their whole record; of one journey one offer is open at a time. */
@Component
public class HandOvers {

    /** Where an offer is accepted or declined. */
    static final String ANSWER = "UserTask_AnswerHandOver";

    private static final Set<Role> ACROSS_DEPARTMENTS = EnumSet.of(Role.DIRECTOR, Role.PRINCIPAL);

    /**
     * A customer offered to a colleague.
     *
     * @param to login of the colleague
     * @param by login of who offers
     * @param owner login of the owner at the time; null when it had none
     */
    public record Offer(
            String to, String by, String reason, @Nullable String owner) {}

    private final Customers customers;
    private final Staff staff;
    private final Journeys journeys;
    private final Records records;
    private final OpenWork openWork;

    HandOvers(Customers customers, Staff staff, Journeys journeys, Records records, OpenWork openWork) {
        this.customers = customers;
        this.staff = staff;
        this.journeys = journeys;
        this.records = records;
        this.openWork = openWork;
    }

    /** The offer that waits for its answer. */
    public Optional<Offer> open(CustomerNumber number) {
        return openWork.isOpen(number, ANSWER) ? journeys.latest(number).flatMap(this::latest) : Optional.empty();
    }

    /** To whom this person can offer a customer with this owner: directors across departments, others within. */
    public List<Person> receivers(String owner, Person offerer) {
        return ACROSS_DEPARTMENTS.contains(offerer.role())
                ? staff.othersOfTheCompany(owner)
                : staff.successorsOf(owner);
    }

    /** The latest offer in a journey, answered or not. */
    public Optional<Offer> latest(Journey journey) {
        return records.latest(journey, EntryKind.HAND_OVER_OFFER).map(HandOvers::offer);
    }

    /**
     * Puts an offer on record.
     *
     * @param field the field that named the colleague
     * @throws Refusal 400 {@code journey.invalid} when this colleague can't take the customer over; 409 {@code
     *     journey.handOverOpen} while another offer waits
     */
    public void offer(Journey journey, String to, String reason, Cause cause, String field) {
        if (openWork.isOpen(journey.number(), ANSWER)) {
            throw Refusal.conflict("journey.handOverOpen");
        }
        var offerer = staff.require(cause.by());
        var receiver = staff.find(to).orElse(null);
        if (receiver == null || !receiver.active() || !receiver.role().sells()) {
            throw Refusal.badRequest("journey.invalid").with(List.of(Item.of(field, "journey.noColleague", to)));
        }
        var owner = customers.require(journey.number()).owner();
        if (receiver.login().equals(owner)) {
            throw Refusal.badRequest("journey.invalid").with(List.of(Item.of(field, "journey.ownsAlready", to)));
        }
        if (!ACROSS_DEPARTMENTS.contains(offerer.role())
                && !Objects.equals(receiver.department(), departmentOf(owner == null ? offerer.login() : owner))) {
            throw Refusal.badRequest("journey.invalid").with(List.of(Item.of(field, "journey.otherDepartment", to)));
        }
        records.put(new NewEntry(
                journey.number(),
                journey,
                EntryKind.HAND_OVER_OFFER,
                new Cause(cause.by(), null),
                null,
                null,
                owner == null
                        ? Map.of("handOverTo", receiver.login(), "reason", reason)
                        : Map.of("handOverTo", receiver.login(), "reason", reason, "ownerBefore", owner)));
    }

    /**
     * An offer stands as long as the customer is whose it was: who accepts takes it from nobody else.
     *
     * @param receiver login of who would own it
     * @throws Refusal 409 {@code journey.offerOutdated} when the customer has another owner by now, or is the receiver's
     */
    public void requireStanding(Journey journey, String receiver) {
        var offered = records.latest(journey, EntryKind.HAND_OVER_OFFER).orElseThrow();
        var owner = customers.require(journey.number()).owner();
        var before = offer(offered).owner();
        boolean passedOn = before == null
                ? records.latest(journey, EntryKind.HANDED_OVER)
                        .filter(entry -> entry.id() > offered.id())
                        .isPresent()
                : !before.equals(owner);
        if (passedOn || receiver.equals(owner)) {
            var name = owner == null ? "-" : staff.nameOf(owner);
            throw Refusal.conflict("journey.offerOutdated", name).with(List.of(Item.of("answer", "journey.answerNo")));
        }
    }

    private @Nullable String departmentOf(String login) {
        return staff.find(login).map(Person::department).orElse(null);
    }

    private static Offer offer(Entry entry) {
        return new Offer(
                String.valueOf(entry.content().get("handOverTo")),
                entry.author(),
                String.valueOf(entry.content().get("reason")),
                (String) entry.content().get("ownerBefore"));
    }
}
