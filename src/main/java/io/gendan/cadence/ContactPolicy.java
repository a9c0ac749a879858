package io.gendan.cadence;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.cadence.ContactRule.LateSteps;
import io.gendan.customer.Grades;
import io.gendan.engine.PlainTables;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Stage;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The policy table {@code contactCadence}, which an admin edits and redeploys (CD-01). The row of the customer's grade
 * stands above the row of its stage; what it leaves blank the stage's row decides, and the stage's minimum gap and
 * greatest count always hold (CD-10).
 */
@Component
class ContactPolicy {

    static final String DECISION = "contactCadence";

    /** What a row is looked up by. */
    private record Case(Stage stage, Grades grades, ContactKind kind) {}

    /** What one version of the table has been found to say. */
    private record Known(String version, Map<Case, ContactRule> rules) {}

    private final DecisionService decisions;
    private final PlainTables tables;
    private volatile Known known = new Known("", Map.of());

    ContactPolicy(DecisionService decisions, PlainTables tables) {
        this.decisions = decisions;
        this.tables = tables;
    }

    /**
     * The rule of the table as it is deployed last, whichever node deployed it.
     *
     * @throws IllegalStateException when the table has no row for this case, or can't be read
     */
    ContactRule ruleFor(Stage stage, Grades grades, ContactKind kind) {
        var version = version();
        var rules = known;
        if (!rules.version().equals(version)) {
            rules = new Known(version, new ConcurrentHashMap<>());
            known = rules;
        }
        return rules.rules().computeIfAbsent(new Case(stage, grades, kind), unseen -> read(version, unseen));
    }

    /** The id of the latest version of the table; nothing is kept of it between two questions, so a new one counts at once. */
    String version() {
        return tables.version(DECISION);
    }

    private ContactRule read(String version, Case wanted) {
        var grades = wanted.grades();
        var ofStage = row(version, wanted.stage(), Grades.NONE, wanted.kind());
        var ofGrade = grades.equals(Grades.NONE) ? ofStage : row(version, wanted.stage(), grades, wanted.kind());
        return new ContactRule(
                longer(gap(ofGrade, "minimumGap"), gap(ofStage, "minimumGap")),
                gap(ofGrade, "idealGap"),
                gap(ofGrade, "maximumGap"),
                Stream.of(count(ofGrade, "mostPerPeriod"), count(ofStage, "mostPerPeriod"))
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList(),
                count(ofGrade, "leastPerPeriod"),
                Boolean.TRUE.equals(ofGrade.get("planned")),
                late(ofGrade.get("alarmSteps") == null ? ofStage : ofGrade),
                String.valueOf(ofGrade.get("note")));
    }

    private Map<String, Object> row(String version, Stage stage, Grades grades, ContactKind kind) {
        var inputs = PolicyCases.inputs(stage, grades, kind);
        var result = decisions.evaluateDecisionTableById(version, inputs).getFirstResult();
        if (result == null) {
            throw new IllegalStateException("The decision table " + DECISION + " has no row for stage " + stage.name()
                    + " and kind " + kind + ". Add one, or a last row that fits every case.");
        }
        return result.getEntryMap();
    }

    private static LateSteps late(Map<String, Object> row) {
        var steps = row.get("alarmSteps");
        var told = steps == null
                ? List.<WorkingDuration>of()
                : Arrays.stream(String.valueOf(steps).split(","))
                        .map(step -> duration(step.strip(), "alarmSteps"))
                        .toList();
        return new LateSteps(told, optionalGap(row, "poolWarning"), optionalGap(row, "poolGrace"));
    }

    private static WorkingDuration gap(Map<String, Object> row, String column) {
        return duration(String.valueOf(row.get(column)), column);
    }

    private static @Nullable WorkingDuration optionalGap(Map<String, Object> row, String column) {
        return row.get(column) == null ? null : gap(row, column);
    }

    private static WorkingDuration duration(String text, String column) {
        try {
            return WorkingDuration.parse(text);
        } catch (DateTimeParseException unreadable) {
            // Without the cause: an incident tells what lies at the bottom, and that is this.
            throw new IllegalStateException("The decision table " + DECISION + " says '" + text + "' under " + column
                    + ". Write an ISO duration such as P2D, P2W or P1M.");
        }
    }

    private static @Nullable Count count(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number && row.get("periodDays") instanceof Number days
                ? new Count(number.intValue(), days.intValue())
                : null;
    }

    private static WorkingDuration longer(WorkingDuration one, WorkingDuration other) {
        return one.roughDays() >= other.roughDays() ? one : other;
    }
}
