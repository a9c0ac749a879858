package io.gendan.pipeline;

import io.gendan.journey.LossReason;
import io.gendan.pipeline.ContactOutcome.ContactDone;
import io.gendan.pipeline.ContactOutcome.InvitationAccepted;
import io.gendan.pipeline.ContactOutcome.InvitationRefused;
import io.gendan.pipeline.ContactOutcome.Kind;
import io.gendan.pipeline.ContactOutcome.Lost;
import io.gendan.pipeline.ContactOutcome.MeetingCalledOff;
import io.gendan.pipeline.ContactOutcome.MeetingMoved;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what a contact has brought about. As in forms, fields of another outcome are ignored. */
final class OutcomeReader {

    /** Where a first meeting leads; asked in stage A alone. */
    private enum MeetingStage {
        A2,
        B1
    }

    private OutcomeReader() {}

    /** The outcome, null when it can't be accepted: what is wrong with it is told to the body. */
    static @Nullable ContactOutcome read(Body body, Clock clock) {
        var kind = body.choice("outcome", Kind.class, null);
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case CONTACT_DONE -> new ContactDone();
            case INVITATION_ACCEPTED -> accepted(body, clock);
            case INVITATION_REFUSED -> refused(body);
            case MEETING_MOVED -> moved(body, clock);
            case MEETING_CALLED_OFF -> calledOff(body);
            case LOST -> lost(body);
        };
    }

    private static @Nullable ContactOutcome accepted(Body body, Clock clock) {
        var stage = body.has("meetingStage") ? body.choice("meetingStage", MeetingStage.class, null) : null;
        var at = ahead(body, clock);
        var place = body.text("meetingPlace", Body.LINE, true);
        var expected = body.text("expectedParticipants", Body.TEXT, true);
        return at == null || place == null || expected == null
                ? null
                : new InvitationAccepted(stage == null ? null : stage.name(), at, place, expected);
    }

    private static @Nullable ContactOutcome refused(Body body) {
        var reason = body.text("refusalReason", Body.TEXT, true);
        var again = body.dayAhead("nextStepOn", true);
        var promised = body.ticked("nextStepPromised");
        return reason == null || again == null ? null : new InvitationRefused(reason, again, promised);
    }

    private static @Nullable ContactOutcome moved(Body body, Clock clock) {
        var at = ahead(body, clock);
        var place = body.text("meetingPlace", Body.LINE, false);
        return at == null ? null : new MeetingMoved(at, place);
    }

    private static @Nullable ContactOutcome calledOff(Body body) {
        var reason = body.text("refusalReason", Body.TEXT, true);
        return reason == null ? null : new MeetingCalledOff(reason);
    }

    private static @Nullable ContactOutcome lost(Body body) {
        var reason = body.choice("lossReason", LossReason.class, null);
        var details = body.text("lossDetails", Body.TEXT, false);
        var competitor = body.text("competitor", Body.LINE, false);
        var wouldReturnIf = body.text("wouldReturnIf", Body.TEXT, false);
        var lookAgainOn = body.dayAhead("lookAgainOn", false);
        return reason == null ? null : new Lost(reason, details, competitor, wouldReturnIf, lookAgainOn);
    }

    private static @Nullable OffsetDateTime ahead(Body body, Clock clock) {
        var at = body.moment("meetingAt", true);
        if (at != null && at.toInstant().isBefore(clock.instant())) {
            body.wrong("meetingAt", "contact.past", "meetingAt");
        }
        return at;
    }
}
