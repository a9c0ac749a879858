package io.gendan.contact;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Cause;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What an accepted invitation brings about, however the contact came to be (ST-01, ST-02). */
@Component
public class Invitations {

    private final Journeys journeys;
    private final Stages stages;
    private final ApplicationEventPublisher events;

    Invitations(Journeys journeys, Stages stages, ApplicationEventPublisher events) {
        this.journeys = journeys;
        this.stages = stages;
        this.events = events;
    }

    /**
     * Agrees on the meeting. From stage A the journey passes the gate into A2 or B1; in A2 and B1, where a meeting fell
     * through, it stays, and the meeting is the one that the last session headed for.
     *
     * @throws Refusal 409 {@code gate.notMet} naming what is missing; 400 {@code contact.invalid} without a stage in A
     */
    public void accept(Journey journey, Invitation invitation, Cause cause) {
        var first = journey.stage().phase() == Phase.OUTREACH;
        var stage = first ? entered(invitation) : met(journey);
        events.publishEvent(new InvitationAccepted(
                journey, stage, invitation.at(), invitation.place(), invitation.expectedParticipants()));
        if (first) {
            journeys.enter(journey.number(), stage, cause);
        }
    }

    private Stage entered(Invitation invitation) {
        if (invitation.stage() == null) {
            throw Refusal.badRequest("contact.invalid")
                    .with(List.of(Item.of("meetingStage", "contact.missing", "meetingStage")));
        }
        return stages.require(invitation.stage());
    }

    private Stage met(Journey journey) {
        return journey.heading() == null ? journey.stage() : stages.require(journey.heading());
    }
}
