package io.gendan.meeting.session;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A talk that went pleasantly and then led to nothing: whoever writes down the refusal or the loss, and whoever prepares
 * the next contact after a refusal or silence, is asked for the true reason, and shown the way by an ally (S-03).
 */
@Component
class PleasantTalks implements JourneyTaskContext {

    private static final List<String> PLEASANT = List.of("KEEN", "INTERESTED");
    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final List<String> MAY_END_IT =
            List.of("UserTask_RecordContact", "UserTask_ConcludeSession", "UserTask_DecideNextStep");

    private final Records records;
    private final Silences silences;
    private final ContactPersons contactPersons;
    private final Words words;

    PleasantTalks(Records records, Silences silences, ContactPersons contactPersons, Words words) {
        this.records = records;
        this.silences = silences;
        this.contactPersons = contactPersons;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(PREPARATION) || MAY_END_IT.contains(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return asked(journey, taskKey).isPresent()
                ? question(journey)
                : Map.of("pleasantTalk", "", "allies", List.of());
    }

    /** The notes of the pleasant talk whose true reason is to be told with this task. */
    private Optional<Entry> asked(Journey journey, String taskKey) {
        return records.latest(journey.number(), EntryKind.MEETING_NOTES)
                .filter(notes ->
                        PLEASANT.contains(String.valueOf(notes.content().get("attitude"))))
                .filter(notes -> !isTold(journey, notes))
                .filter(notes -> !taskKey.equals(PREPARATION) || silences.ledToNothing(journey, notes));
    }

    /** What the salesperson wrote in the view on that very meeting was about an earlier talk. */
    private boolean isTold(Journey journey, Entry notes) {
        return records.latestWith(journey.number(), "trueReason")
                .filter(entry -> entry.id() > notes.id() && entry.kind() != EntryKind.SALESPERSON_VIEW)
                .isPresent();
    }

    private Map<String, Object> question(Journey journey) {
        var allies = contactPersons.of(journey.number()).stream()
                .filter(person -> person.role() == ContactRole.ALLY)
                .map(ContactPerson::name)
                .map(name -> Map.of("name", name))
                .toList();
        var text = words.of("session.pleasantTalk") + " "
                + words.of(allies.isEmpty() ? "session.noAlly" : "session.askAlly");
        return Map.of("pleasantTalk", text, "allies", allies);
    }
}
