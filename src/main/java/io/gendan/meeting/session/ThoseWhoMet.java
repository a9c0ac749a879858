package io.gendan.meeting.session;

import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Records;
import io.gendan.meeting.Meeting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Both views begin with who took part for the customer, as the notes of the meeting name them, so that the judgements of
 * one person meet under one name (S-01, S-11). Weights are left to whoever judges.
 */
@Component
class ThoseWhoMet implements JourneyTaskContext {

    /** The list that each view asks for, by task. */
    private static final Map<String, String> LISTS =
            Map.of("UserTask_GiveSalespersonView", "participants", "UserTask_GiveManagerView", "weights");

    private final Records records;

    ThoseWhoMet(Records records) {
        this.records = records;
    }

    @Override
    public boolean isFor(String taskKey) {
        return LISTS.containsKey(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return records.latest(journey, EntryKind.MEETING_NOTES)
                .map(ThoseWhoMet::people)
                .filter(people -> !people.isEmpty())
                .map(people -> Map.<String, Object>of(LISTS.get(taskKey), people))
                .orElse(Map.of());
    }

    /** None where the notes were taken before they named people one by one. */
    private static List<Map<String, String>> people(Entry notes) {
        return notes.content().get(Meeting.CUSTOMERS_PEOPLE) instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> known((Map<?, ?>) row))
                        .toList()
                : List.of();
    }

    private static Map<String, String> known(Map<?, ?> row) {
        var person = new LinkedHashMap<String, String>();
        person.put("name", String.valueOf(row.get("name")));
        if (row.get("role") instanceof String role && !role.isBlank()) {
            person.put("role", role);
        }
        return person;
    }
}
