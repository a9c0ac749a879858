package io.gendan.meeting.session;

import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Records;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.Timeliness;
import io.gendan.staff.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows both views side by side, and how soon each was given, to whoever concludes the session and to nobody else (S-21). */
@Component
class SessionComparison implements JourneyTaskContext {

    private static final String CONCLUSION = "UserTask_ConcludeSession";

    private final Records records;
    private final Meetings meetings;
    private final Comparison comparison;
    private final Timeliness timeliness;
    private final Staff staff;
    private final Words words;

    SessionComparison(
            Records records,
            Meetings meetings,
            Comparison comparison,
            Timeliness timeliness,
            Staff staff,
            Words words) {
        this.records = records;
        this.meetings = meetings;
        this.comparison = comparison;
        this.timeliness = timeliness;
        this.staff = staff;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(CONCLUSION);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of("comparison", rows(journey));
    }

    private List<Map<String, String>> rows(Journey journey) {
        var salesperson = records.latest(journey, EntryKind.SALESPERSON_VIEW);
        var manager = records.latest(journey, EntryKind.MANAGER_VIEW);
        if (salesperson.isEmpty() || manager.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<ComparisonRow>();
        rows.add(new ComparisonRow(
                words.of("session.row.given"), given(journey, salesperson.get()), given(journey, manager.get()), ""));
        rows.addAll(comparison.of(new View(salesperson.get()), new View(manager.get())));
        return rows.stream().map(ComparisonRow::cells).toList();
    }

    private String given(Journey journey, Entry view) {
        var said = staff.nameOf(view.author());
        var enteredBy = view.content().get("enteredBy");
        var who =
                enteredBy == null ? said : words.of("session.saidAndEntered", said, staff.nameOf(enteredBy.toString()));
        return meetings.underWay(journey)
                .map(meeting ->
                        who + ", " + words.of("session." + timeliness.of(meeting.takesPlaceAt(), view.recordedAt())))
                .orElse(who);
    }
}
