package io.gendan.pipeline;

import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Records;
import io.gendan.meeting.Meetings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The meeting that did not take place: whoever talks to the customer next should know why. */
@Component
class FallenMeetings {

    private static final Set<String> OUTCOMES = Set.of("NO_SHOW", "CANCELLED");

    private final Records records;
    private final Meetings meetings;
    private final Words words;
    private final BriefRows rows;

    FallenMeetings(Records records, Meetings meetings, Words words, BriefRows rows) {
        this.records = records;
        this.meetings = meetings;
        this.words = words;
        this.rows = rows;
    }

    /** A row beside the contacts, as long as neither another meeting is agreed nor one was concluded since. */
    Optional<Map<String, String>> row(Journey journey) {
        var concluded =
                records.latest(journey, EntryKind.CONCLUSION).map(Entry::id).orElse(0L);
        return records.latest(journey, EntryKind.MEETING_CHANGE)
                .filter(change -> OUTCOMES.contains(outcome(change)))
                .filter(change -> change.id() > concluded)
                .filter(change -> meetings.underWay(journey).isEmpty())
                .map(this::row);
    }

    private Map<String, String> row(Entry change) {
        return BriefRows.row(
                "when", rows.time(plannedAt(change.content().get("plannedAt"))),
                "who", rows.name(change.author()),
                "channel", words.of("channel.MEETING"),
                "said",
                        words.of("meetingOutcome." + outcome(change)) + ": "
                                + change.content().get("changeReason"),
                "openQuestion", "");
    }

    private static String outcome(Entry change) {
        return String.valueOf(change.content().get("meetingOutcome"));
    }

    private static @Nullable Instant plannedAt(@Nullable Object moment) {
        return moment == null ? null : OffsetDateTime.parse(moment.toString()).toInstant();
    }
}
