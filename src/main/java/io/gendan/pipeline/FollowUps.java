package io.gendan.pipeline;

import io.gendan.cadence.StandIns;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Direction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets what is open for a customer follow a contact outside tasks: its dates, and what its forms show (CD-02). */
@Component
class FollowUps {

    /** Ends a journey's wait: the customer awaits an answer. */
    private static final String ANSWER_AWAITED = "interaction.answerAwaited";

    private final Journeys journeys;
    private final Interactions interactions;
    private final NextSteps nextSteps;
    private final StandIns standIns;
    private final ContactWork work;
    private final NextContacts nextContacts;
    private final TaskContexts taskContexts;

    FollowUps(
            Journeys journeys,
            Interactions interactions,
            NextSteps nextSteps,
            StandIns standIns,
            ContactWork work,
            NextContacts nextContacts,
            TaskContexts taskContexts) {
        this.journeys = journeys;
        this.interactions = interactions;
        this.nextSteps = nextSteps;
        this.standIns = standIns;
        this.work = work;
        this.nextContacts = nextContacts;
        this.taskContexts = taskContexts;
    }

    /** The contact is on record, and its outcome, if it had one, has been taken. */
    void follow(CustomerNumber number, RecordedContact contact, String by) {
        journeys.latest(number).filter(Journey::isOpen).ifPresent(journey -> {
            stepTaken(journey, contact, by);
            if (contact.answerAwaited() && isStillAwaited(journey) && work.hears(number, ANSWER_AWAITED)) {
                work.tell(number, ANSWER_AWAITED, Map.of(), null, by);
            }
            nextContacts.follow(journey);
        });
        taskContexts.refresh(number.value());
    }

    /** An old call that is recorded late may have been answered since, or before this journey. */
    private boolean isStillAwaited(Journey journey) {
        return interactions.answerAwaitedSince(journey).isPresent();
    }

    /** Whoever was to follow up has done so; so has who stands in; what others say does not take the step. */
    private void stepTaken(Journey journey, RecordedContact contact, String by) {
        if (contact.direction() == Direction.OUTBOUND && contact.outcome() == null) {
            nextSteps
                    .takenAt(journey.number(), contact.at())
                    .filter(step -> standIns.actsFor(by, step.who()))
                    .ifPresent(step -> nextSteps.done(journey));
        }
    }
}
