package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Loss;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns journeys aside: another stage, a rest, another owner, help, an end. The flow itself puts it on record. */
@Component
public class Course {

    private static final String REDIRECTED = "journey.redirected";
    private static final String PAUSED = "journey.paused";
    private static final String RESUMED = "journey.resumed";
    private static final String HAND_OVER_OFFERED = "journey.handOverOffered";
    private static final String HELP_ASKED = "journey.helpAsked";
    /** Ends the journey: the customer is given up. */
    static final String LOST = "journey.lost";

    static final String RELEASED = "journey.released";

    /** Where the director helps. */
    static final String HELP = "UserTask_HelpWithCustomer";
    /** Whoever rests longer is lost, to be looked at again. */
    private static final int LONGEST_PAUSE_IN_YEARS = 2;

    private final BusinessKeyLock lock;
    private final CustomerAccess access;
    private final Journeys journeys;
    private final Stages stages;
    private final Records records;
    private final HandOvers handOvers;
    private final OpenWork openWork;
    private final JourneyMessages messages;
    private final Clock clock;

    Course(
            BusinessKeyLock lock,
            CustomerAccess access,
            Journeys journeys,
            Stages stages,
            Records records,
            HandOvers handOvers,
            OpenWork openWork,
            JourneyMessages messages,
            Clock clock) {
        this.lock = lock;
        this.access = access;
        this.journeys = journeys;
        this.stages = stages;
        this.records = records;
        this.handOvers = handOvers;
        this.openWork = openWork;
        this.messages = messages;
        this.clock = clock;
    }

    /** Moves a journey into any other stage but MEMBER, past the gates; for whoever leads (ST-01). */
    @Transactional
    public void redirect(CustomerNumber number, String stage, String reason, Person by) {
        lock.lock(number.value());
        access.toRedirect(number, by);
        var journey = journeys.require(number);
        if (stages.all().stream().noneMatch(known -> known.name().equals(stage))) {
            throw invalid(Item.of("stage", "stage.unknown", stage));
        }
        if (stage.equals(Stage.MEMBER)) {
            throw invalid(Item.of("stage", "journey.memberBySigning", stage));
        }
        if (stage.equals(journey.stage().name())) {
            throw invalid(Item.of("stage", "journey.sameStage", stage));
        }
        messages.about(number).with("stage", stage).with("reason", reason).send(REDIRECTED, by);
    }

    /** Lets a journey rest; it goes on by itself on that day. */
    @Transactional
    public void pause(CustomerNumber number, LocalDate until, String reason, Person by) {
        var journey = toSteer(number, by);
        mustBeAhead("until", until);
        if (until.isAfter(today().plusYears(LONGEST_PAUSE_IN_YEARS))) {
            throw invalid(Item.of("until", "journey.pauseTooLong", LONGEST_PAUSE_IN_YEARS));
        }
        if (journey.isPaused()) {
            throw Refusal.conflict("journey.pausedAlready", String.valueOf(journey.pausedUntil()));
        }
        messages.about(number).with("until", until).with("reason", reason).send(PAUSED, by);
    }

    /** Ends a rest before its day. */
    @Transactional
    public void resume(CustomerNumber number, @Nullable String reason, Person by) {
        if (!toSteer(number, by).isPaused()) {
            throw Refusal.conflict("journey.notPaused");
        }
        messages.about(number).with("reason", reason).send(RESUMED, by);
    }

    /** Offers the customer to a colleague, who accepts or declines. */
    @Transactional
    public void offerHandOver(CustomerNumber number, String to, String reason, Person by) {
        var journey = toSteer(number, by);
        handOvers.offer(journey, to, reason, new Cause(by.login(), null), "to");
        messages.about(number).send(HAND_OVER_OFFERED, by);
    }

    /** Asks the director for help; the work goes on meanwhile (A-06, S-04). */
    @Transactional
    public void askHelp(CustomerNumber number, String question, Person by) {
        var journey = toSteer(number, by);
        if (openWork.isOpen(number, HELP)) {
            throw Refusal.conflict("journey.helpAskedAlready");
        }
        records.put(new NewEntry(
                number,
                journey,
                EntryKind.HELP_ASKED,
                new Cause(by.login(), null),
                null,
                null,
                Map.of("question", question)));
        messages.about(number).send(HELP_ASKED, by);
    }

    /** Gives the customer up (ST-03). */
    @Transactional
    public void lose(CustomerNumber number, Loss loss, Person by) {
        toSteer(number, by);
        if (loss.lookAgainOn() != null) {
            mustBeAhead("lookAgainOn", loss.lookAgainOn());
        }
        messages.about(number)
                .with("lossReason", loss.reason())
                .with("lossDetails", loss.details())
                .with("competitor", loss.competitor())
                .with("wouldReturnIf", loss.wouldReturnIf())
                .with("lookAgainOn", loss.lookAgainOn())
                .send(LOST, by);
    }

    /** Gives the customer back to the pool (公海, ST-03). */
    @Transactional
    public void release(CustomerNumber number, String reason, Person by) {
        toSteer(number, by);
        messages.about(number).with("reason", reason).send(RELEASED, by);
    }

    private Journey toSteer(CustomerNumber number, Person by) {
        lock.lock(number.value());
        access.toRecord(number, by);
        return journeys.require(number);
    }

    private void mustBeAhead(String field, LocalDate day) {
        if (!day.isAfter(today())) {
            throw invalid(Item.of(field, "journey.notAhead", field, day.toString()));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Refusal invalid(Item item) {
        return Refusal.badRequest("journey.invalid").with(List.of(item));
    }
}
