package io.gendan.pipeline;

import io.gendan.contact.Invitations;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.journey.Cause;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Phase;
import io.gendan.pipeline.ContactOutcome.InvitationAccepted;
import io.gendan.pipeline.ContactOutcome.InvitationRefused;
import io.gendan.pipeline.ContactOutcome.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the outcome of a contact outside tasks to the open work that can take it. */
@Component
class Outcomes {

    /** Ends a wait for the next contact. */
    private static final String OUTCOME_RECORDED = "interaction.outcomeRecorded";
    /** Ends a planned contact that has not been made. */
    private static final String CONTACT_DONE = "interaction.contactDone";

    private static final String MEETING_MOVED = "meeting.moved";
    private static final String MEETING_CALLED_OFF = "meeting.calledOff";
    private static final String JOURNEY_LOST = "journey.lost";

    private final Journeys journeys;
    private final Customers customers;
    private final NextSteps nextSteps;
    private final Invitations invitations;
    private final ContactWork work;
    private final OpenWork openWork;
    private final Words words;

    Outcomes(
            Journeys journeys,
            Customers customers,
            NextSteps nextSteps,
            Invitations invitations,
            ContactWork work,
            OpenWork openWork,
            Words words) {
        this.journeys = journeys;
        this.customers = customers;
        this.nextSteps = nextSteps;
        this.invitations = invitations;
        this.work = work;
        this.openWork = openWork;
        this.words = words;
    }

    /**
     * Goes on with an outcome.
     *
     * @throws Refusal 409 {@code interaction.outcomeNotNow} when nothing open can take it
     */
    void take(CustomerNumber number, RecordedContact contact, ContactOutcome outcome, String by) {
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        var taken = journey != null
                && switch (outcome.kind()) {
                    case CONTACT_DONE -> done(journey, outcome, by);
                    case INVITATION_ACCEPTED, INVITATION_REFUSED -> invited(journey, outcome, by);
                    case MEETING_MOVED -> told(journey, MEETING_MOVED, outcome, contact.summary(), by);
                    case MEETING_CALLED_OFF -> told(journey, MEETING_CALLED_OFF, outcome, contact.summary(), by);
                    case LOST ->
                        (isInviting(journey) && handOn(journey, outcome, Kind.LOST.name(), by))
                                || told(journey, JOURNEY_LOST, outcome, contact.summary(), by);
                };
        if (!taken) {
            throw notNow(number, outcome);
        }
    }

    private boolean done(Journey journey, ContactOutcome outcome, String by) {
        if (work.isDebriefed(journey.number()) || !handOn(journey, outcome, "CONTACT_AGAIN", by)) {
            return false;
        }
        nextSteps.done(journey);
        return true;
    }

    /** The gate is passed, and the day to try again is set, before the flow goes on: it asks for both. */
    private boolean invited(Journey journey, ContactOutcome outcome, String by) {
        if (!isInviting(journey) || !isAboutContacts(journey.number())) {
            return false;
        }
        nextSteps.done(journey);
        if (outcome instanceof InvitationAccepted accepted) {
            invitations.accept(journey, accepted.invitation(), new Cause(by, null));
        } else if (outcome instanceof InvitationRefused refused) {
            nextSteps.set(journey, tryAgain(journey.number(), refused, by), by);
        }
        return handOn(journey, outcome, outcome.kind().name(), by);
    }

    private NextStep tryAgain(CustomerNumber number, InvitationRefused refused, String by) {
        var owner = customers.require(number).owner();
        return new NextStep(owner == null ? by : owner, refused.tryAgainOn(), null, null, null, false);
    }

    private boolean isAboutContacts(CustomerNumber number) {
        return work.hears(number, OUTCOME_RECORDED) || work.hears(number, CONTACT_DONE) || work.isDebriefed(number);
    }

    /** The wait ends, the planned contact is done, or the one being debriefed has this outcome. */
    private boolean handOn(Journey journey, ContactOutcome outcome, String next, String by) {
        var number = journey.number();
        if (work.hears(number, OUTCOME_RECORDED)) {
            work.tell(number, OUTCOME_RECORDED, outcome.fields(), next, by);
        } else if (work.hears(number, CONTACT_DONE)) {
            var fields = new LinkedHashMap<String, @Nullable Object>(outcome.fields());
            fields.put("outreachOutcome", next);
            work.tell(number, CONTACT_DONE, fields, null, by);
        } else if (work.isDebriefed(number)) {
            work.changeOutcome(number, next);
        } else {
            return false;
        }
        return true;
    }

    private boolean told(Journey journey, String message, ContactOutcome outcome, String summary, String by) {
        if (!work.hears(journey.number(), message)) {
            return false;
        }
        var fields = new LinkedHashMap<String, @Nullable Object>(outcome.fields());
        if (outcome.kind() != Kind.LOST) {
            var reason = fields.get("refusalReason");
            fields.put("changeReason", reason == null ? summary : reason);
        }
        work.tell(journey.number(), message, fields, null, by);
        return true;
    }

    private static boolean isInviting(Journey journey) {
        var phase = journey.stage().phase();
        return phase == Phase.OUTREACH || phase == Phase.MEETING;
    }

    private Refusal notNow(CustomerNumber number, ContactOutcome outcome) {
        var open = new ArrayList<String>();
        openWork.tasks(number).forEach(task -> open.add(task.name()));
        openWork.waiting(number).ifPresent(wait -> open.add(words.of("waiting." + wait.what())));
        var what = words.of("record.option." + outcome.kind());
        return (open.isEmpty()
                        ? Refusal.conflict("interaction.nothingOpen", what)
                        : Refusal.conflict("interaction.outcomeNotNow", what, String.join(", ", open)))
                .with(List.of(Item.of("outcome", "interaction.outcomeOtherwise")));
    }
}
