package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.meeting.Meetings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a form brings along filled in: nobody types again what is known already. */
@Component
class Prefills implements JourneyTaskContext {

    private static final String ARRANGEMENT = "UserTask_ArrangeMeeting";
    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final String CONTACT = "UserTask_RecordContact";

    private static final Set<String> TASKS = Set.of(ARRANGEMENT, PREPARATION, CONTACT);

    /** What was prepared stays as typed when a reviewer returns it. */
    private static final List<String> PREPARED = List.of(
            "channel", "contactPerson", "iceBreaker", "script", "template", "subject", "messageText", "hook", "news");

    /** What a contact takes over from its preparation. */
    private static final List<String> PLANNED = List.of("channel", "contactPerson");

    private final Records records;
    private final Reviews reviews;
    private final Meetings meetings;
    private final NextSteps nextSteps;
    private final ContactTimes times;
    private final Clock clock;

    Prefills(
            Records records, Reviews reviews, Meetings meetings, NextSteps nextSteps, ContactTimes times, Clock clock) {
        this.records = records;
        this.reviews = reviews;
        this.meetings = meetings;
        this.nextSteps = nextSteps;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public boolean isFor(String taskKey) {
        return TASKS.contains(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return switch (taskKey) {
            case ARRANGEMENT -> meeting(journey);
            case PREPARATION ->
                reviews.returned(journey).isPresent()
                        ? prepared(journey, PREPARED)
                        : Map.of("channel", channel(journey).name());
            default -> contact(journey);
        };
    }

    /** The agreed channel of the next contact, else one of the kind that is due. */
    private Channel channel(Journey journey) {
        return nextSteps
                .open(journey.number())
                .map(NextStep::channel)
                .map(Channel::valueOf)
                .filter(channel -> channel != Channel.MEETING)
                .orElseGet(() ->
                        times.nextContactKind(journey) == ContactKind.FACE_TO_FACE ? Channel.VISIT : Channel.PHONE);
    }

    private Map<String, Object> meeting(Journey journey) {
        var fields = new LinkedHashMap<String, Object>();
        meetings.underWay(journey).ifPresent(meeting -> {
            fields.put(
                    "meetingAt",
                    meeting.plannedAt()
                            .atZone(clock.getZone())
                            .toOffsetDateTime()
                            .toString());
            fields.put("meetingPlace", meeting.place());
            fields.put("expectedParticipants", meeting.expectedParticipants());
        });
        return fields;
    }

    /** The script as it was prepared: whoever said something else changes it. */
    private Map<String, Object> contact(Journey journey) {
        var fields = prepared(journey, PLANNED);
        prepared(journey, List.of("script")).forEach((script, words) -> fields.put("scriptUsed", words));
        return fields;
    }

    private Map<String, Object> prepared(Journey journey, List<String> keys) {
        var fields = new LinkedHashMap<String, Object>();
        records.latest(journey, EntryKind.PREPARATION)
                .ifPresent(entry -> keys.forEach(key -> {
                    if (entry.content().get(key) instanceof String text) {
                        fields.put(key, text);
                    }
                }));
        return fields;
    }
}
