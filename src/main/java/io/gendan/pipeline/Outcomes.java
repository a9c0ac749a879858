package io.gendan.pipeline;

import io.gendan.cadence.NextContactPlans;
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
import io.gendan.meeting.Meetings;
import io.gendan.pipeline.ContactOutcome.InvitationAccepted;
import io.gendan.pipeline.ContactOutcome.InvitationRefused;
import io.gendan.pipeline.ContactOutcome.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the outcome of a contact outside tasks to the open work that can take it. */
@Component
class Outcomes {

    /** Ends a wait for the next contact. */
    private static final String OUTCOME_RECORDED = "interaction.outcomeRecorded";
    /** Ends a planned contact that has not been made. */
    private static final String CONTACT_DONE = "interaction.contactDone";

    private final Journeys journeys;
    private final Customers customers;
    private final NextSteps nextSteps;
    private final NextContactPlans plans;
    private final Invitations invitations;
    private final Meetings meetings;
    private final ContactWork work;
    private final OpenWork openWork;
    private final Words words;

    Outcomes(
            Journeys journeys,
            Customers customers,
            NextSteps nextSteps,
            NextContactPlans plans,
            Invitations invitations,
            Meetings meetings,
            ContactWork work,
            OpenWork openWork,
            Words words) {
        this.journeys = journeys;
        this.customers = customers;
        this.nextSteps = nextSteps;
        this.plans = plans;
        this.invitations = invitations;
        this.meetings = meetings;
        this.work = work;
        this.openWork = openWork;
        this.words = words;
    }

    /** What a contact with this customer could bring about right now. */
    Set<Kind> possible(CustomerNumber number) {
        var possible = EnumSet.noneOf(Kind.class);
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        if (journey == null) {
            return possible;
        }
        if (isAwaited(number)) {
            possible.add(Kind.CONTACT_DONE);
        }
        if (isInviting(journey)) {
            possible.add(Kind.INVITATION_ACCEPTED);
            possible.add(Kind.INVITATION_REFUSED);
        }
        if (work.hears(number, Meetings.MOVED)) {
            possible.add(Kind.MEETING_MOVED);
        }
        if (work.hears(number, Meetings.CALLED_OFF)) {
            possible.add(Kind.MEETING_CALLED_OFF);
        }
        if (isInviting(journey) || work.hears(number, Course.LOST)) {
            possible.add(Kind.LOST);
        }
        return possible;
    }

    /**
     * Goes on with an outcome.
     *
     * @throws Refusal 409 {@code interaction.outcomeNotNow} when nothing open can take it
     */
    void take(CustomerNumber number, RecordedContact contact, ContactOutcome outcome, String by) {
        if (!possible(number).contains(outcome.kind())) {
            throw notNow(number, outcome);
        }
        var journey = journeys.require(number);
        switch (outcome.kind()) {
            case CONTACT_DONE -> {
                nextSteps.done(journey);
                handOn(number, outcome, "CONTACT_AGAIN", by);
            }
            case INVITATION_ACCEPTED, INVITATION_REFUSED -> invited(journey, outcome, by);
            case MEETING_MOVED -> tellMeeting(Meetings.MOVED, number, contact, outcome, by);
            case MEETING_CALLED_OFF -> tellMeeting(Meetings.CALLED_OFF, number, contact, outcome, by);
            case LOST -> lost(journey, outcome, by);
        }
    }

    /** The gate is passed, and the day to try again is set, before the flow goes on: it asks for both. */
    private void invited(Journey journey, ContactOutcome outcome, String by) {
        nextSteps.done(journey);
        if (outcome instanceof InvitationAccepted accepted) {
            invitations.accept(journey, accepted.invitation(), new Cause(by, null));
        } else if (outcome instanceof InvitationRefused refused) {
            meetings.drop(journey, true);
            plans.set(journey, tryAgain(journey.number(), refused, by), by, null);
        }
        handOn(journey.number(), outcome, outcome.kind().name(), by);
    }

    /** While the customer is to be invited, the contact is debriefed first; elsewhere the journey ends at once. */
    private void lost(Journey journey, ContactOutcome outcome, String by) {
        if (isInviting(journey)) {
            handOn(journey.number(), outcome, Kind.LOST.name(), by);
        } else {
            work.tell(journey.number(), Course.LOST, outcome.fields(), null, by);
        }
    }

    private void tellMeeting(
            String message, CustomerNumber number, RecordedContact contact, ContactOutcome outcome, String by) {
        var fields = new LinkedHashMap<String, @Nullable Object>(outcome.fields());
        fields.put("changeReason", Objects.requireNonNullElse(fields.get("refusalReason"), contact.summary()));
        work.tell(number, message, fields, null, by);
    }

    private NextStep tryAgain(CustomerNumber number, InvitationRefused refused, String by) {
        var owner = customers.require(number).owner();
        return new NextStep(owner == null ? by : owner, refused.tryAgainOn(), null, null, null, refused.promised());
    }

    /** The wait ends, the planned contact is done, or the one being debriefed has this outcome. */
    private void handOn(CustomerNumber number, ContactOutcome outcome, String next, String by) {
        if (work.hears(number, OUTCOME_RECORDED)) {
            work.tell(number, OUTCOME_RECORDED, outcome.fields(), next, by);
        } else if (work.hears(number, CONTACT_DONE)) {
            var fields = new LinkedHashMap<String, @Nullable Object>(outcome.fields());
            fields.put("outreachOutcome", next);
            work.tell(number, CONTACT_DONE, fields, null, by);
        } else {
            work.changeOutcome(number, next);
        }
    }

    /** Whether a contact is planned or waited for. */
    private boolean isAwaited(CustomerNumber number) {
        return work.hears(number, OUTCOME_RECORDED) || work.hears(number, CONTACT_DONE);
    }

    /** Whether contacts aim at a meeting, and one is waited for, planned, or being debriefed. */
    private boolean isInviting(Journey journey) {
        var phase = journey.stage().phase();
        return (phase == Phase.OUTREACH || phase == Phase.MEETING)
                && (isAwaited(journey.number()) || work.isDebriefed(journey.number()));
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
