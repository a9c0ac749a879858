package io.gendan.meeting.session;

import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Once the steps that a session agreed on are done, the director hears of it at once; the second plan stands on the forms
 * of what comes next (S-07).
 */
@Component
public class SecondPlans implements JourneyTaskContext {

    private static final List<String> SHOWN = List.of("UserTask_ArrangeMeeting", "UserTask_PrepareContact");

    private final NextSteps nextSteps;
    private final Records records;
    private final Reminders reminders;
    private final Clock clock;

    SecondPlans(NextSteps nextSteps, Records records, Reminders reminders, Clock clock) {
        this.nextSteps = nextSteps;
        this.records = records;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** Reports to whoever concluded the last session that its next step is being closed; nothing where none is open. */
    public void report(Journey journey) {
        if (nextSteps.open(journey.number()).isPresent()) {
            records.latest(journey, EntryKind.CONCLUSION)
                    .ifPresent(conclusion -> reminders.give(
                            journey.number(),
                            conclusion.author(),
                            "stepsDone",
                            "conclusion " + conclusion.id(),
                            clock.instant()));
        }
    }

    @Override
    public boolean isFor(String taskKey) {
        return SHOWN.contains(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of(
                "secondPlan",
                records.latest(journey, EntryKind.CONCLUSION)
                        .map(SecondPlans::rows)
                        .orElse(List.of()));
    }

    private static List<Map<String, String>> rows(Entry conclusion) {
        return conclusion.content().get("secondPlan") instanceof String plan
                ? List.of(Map.of("plan", plan))
                : List.of();
    }
}
