package io.gendan.pipeline;

import io.gendan.contact.Invitation;
import io.gendan.journey.LossReason;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a contact outside tasks has brought about; one without an outcome only moves the open work (CD-02). */
public sealed interface ContactOutcome {

    /** The outcomes by the names under which they are sent. */
    enum Kind {
        CONTACT_DONE,
        INVITATION_ACCEPTED,
        INVITATION_REFUSED,
        MEETING_MOVED,
        MEETING_CALLED_OFF,
        LOST
    }

    Kind kind();

    /** Its fields by their keys, as text or as yes or no; null where one was left empty. */
    Map<String, @Nullable Object> fields();

    /** The planned contact took place. */
    record ContactDone() implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.CONTACT_DONE;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf();
        }
    }

    /** The customer comes to a meeting. */
    record InvitationAccepted(@Nullable String stage, OffsetDateTime at, String place, String expectedParticipants)
            implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.INVITATION_ACCEPTED;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf(
                    "meetingStage", stage,
                    "meetingAt", at,
                    "meetingPlace", place,
                    "expectedParticipants", expectedParticipants);
        }

        Invitation invitation() {
            return new Invitation(stage, at.toInstant(), place, expectedParticipants);
        }
    }

    /** The customer does not come for now. */
    record InvitationRefused(String reason, LocalDate tryAgainOn, boolean promised) implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.INVITATION_REFUSED;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf(
                    "refusalReason", reason, "nextStepOn", tryAgainOn, "nextStepPromised", promised ? true : null);
        }
    }

    /**
     * The agreed meeting takes place at another time.
     *
     * @param place null where it stays
     */
    record MeetingMoved(OffsetDateTime at, @Nullable String place) implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.MEETING_MOVED;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf("meetingAt", at, "meetingPlace", place);
        }
    }

    /** The agreed meeting does not take place. */
    record MeetingCalledOff(String reason) implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.MEETING_CALLED_OFF;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf("refusalReason", reason);
        }
    }

    /** The customer is lost (ST-03). */
    record Lost(
            LossReason reason,
            @Nullable String details,
            @Nullable String competitor,
            @Nullable String wouldReturnIf,
            @Nullable LocalDate lookAgainOn)
            implements ContactOutcome {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }

        @Override
        public Map<String, @Nullable Object> fields() {
            return fieldsOf(
                    "lossReason", reason,
                    "lossDetails", details,
                    "competitor", competitor,
                    "wouldReturnIf", wouldReturnIf,
                    "lookAgainOn", lookAgainOn);
        }
    }

    private static Map<String, @Nullable Object> fieldsOf(@Nullable Object... keysAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            fields.put(
                    String.valueOf(keysAndValues[i]),
                    value == null || value instanceof Boolean ? value : value.toString());
        }
        return fields;
    }
}
