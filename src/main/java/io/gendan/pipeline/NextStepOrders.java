package io.gendan.pipeline;

import io.gendan.cadence.NextContactPlans;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.journey.Cause;
import io.gendan.journey.Channel;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A leader of the owner arranges at any time who takes the next step, when and how (N-22). What is open of the next
 * contact passes to the person named, its dates follow, and those concerned are told.
 */
@Component
public class NextStepOrders {

    /** How it can be made; a meeting is arranged by a task of its own. */
    public static final List<Channel> CHANNELS = Stream.of(Channel.values())
            .filter(channel -> channel != Channel.MEETING)
            .toList();

    private final CustomerAccess access;
    private final BusinessKeyLock lock;
    private final Customers customers;
    private final Staff staff;
    private final Journeys journeys;
    private final NextSteps nextSteps;
    private final NextContactPlans plans;
    private final Records records;
    private final Reassignments reassignments;
    private final CustomerDates dates;
    private final OpenDates openDates;
    private final NextStepNews news;
    private final IdentityService identity;
    private final Clock clock;

    NextStepOrders(
            CustomerAccess access,
            BusinessKeyLock lock,
            Customers customers,
            Staff staff,
            Journeys journeys,
            NextSteps nextSteps,
            NextContactPlans plans,
            Records records,
            Reassignments reassignments,
            CustomerDates dates,
            OpenDates openDates,
            NextStepNews news,
            IdentityService identity,
            Clock clock) {
        this.access = access;
        this.lock = lock;
        this.customers = customers;
        this.staff = staff;
        this.journeys = journeys;
        this.nextSteps = nextSteps;
        this.plans = plans;
        this.records = records;
        this.reassignments = reassignments;
        this.dates = dates;
        this.openDates = openDates;
        this.news = news;
        this.identity = identity;
        this.clock = clock;
    }

    /** Whether this person can arrange it: somebody who leads, while a next contact is ahead. */
    public boolean isPossible(CustomerNumber number, Person person) {
        return person.role().leads()
                && journeys.latest(number).filter(this::isAhead).isPresent();
    }

    /** Who can be named: the owner and those above it first, then the others of its department. */
    public List<Person> people(CustomerNumber number) {
        var owner = customers.require(number).owner();
        return owner == null
                ? List.of()
                : Stream.concat(staff.around(owner).stream(), staff.successorsOf(owner).stream())
                        .filter(person -> person.active() && person.role().sells())
                        .distinct()
                        .toList();
    }

    /** The step as it stands, null when none is agreed on. */
    public @Nullable NextStep current(CustomerNumber number) {
        return nextSteps.open(number).orElse(null);
    }

    /**
     * Arranges the next step.
     *
     * @param sent {@code nextStepWho}, {@code nextStepOn} (from today on), {@code nextStepChannel}, {@code
     *     nextStepContent}, {@code nextStepPurpose}, {@code reason}; if need be {@code nextStepPromised} and {@code
     *     nextStepEarlyReason}
     * @throws Refusal 403 {@code journey.arrangedByLeaders}; 400 {@code journey.nextStepInvalid} with everything that is
     *     wrong with the fields; 409 {@code journey.noContactAhead}; and as {@link NextContactPlans} says
     */
    @Transactional
    public NextStep arrange(CustomerNumber number, Map<String, ? extends @Nullable Object> sent, Person by) {
        access.toArrange(number, by);
        lock.lock(number.value());
        var order = NextStepOrder.read(sent, people(number), clock);
        var journey = journeys.latest(number)
                .filter(this::isAhead)
                .orElseThrow(() -> Refusal.conflict("journey.noContactAhead"));
        var before = current(number);
        plans.set(journey, order.step(), by.login(), order.earlyReason());
        long entry = records.put(new NewEntry(
                number,
                journey,
                EntryKind.NEXT_STEP_CHANGED,
                new Cause(by.login(), null),
                null,
                null,
                order.content(before)));
        reassignments.nextStep(number, order.step().who());
        reassignments.reviewsFrom(number, order.step().who());
        Persons.asSystem(identity, () -> dates.reckon(List.of(number)));
        news.tell(journey, entry, before, order.step(), by);
        return order.step();
    }

    /** A step is agreed on, or a contact is waited for, prepared or made. */
    private boolean isAhead(Journey journey) {
        return journey.isOpen()
                && (nextSteps.open(journey.number()).isPresent()
                        || openDates.of(journey.number()).stream()
                                .anyMatch(date -> date.isWait() || date.isContactTask()));
    }
}
