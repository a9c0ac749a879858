package io.gendan.cadence;

import io.gendan.journey.ContactKind;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The policy table {@code contactCadence}, which an admin edits and redeploys (CD-01). */
@Component
class ContactPolicy {

    static final String DECISION = "contactCadence";

    private final DecisionService decisions;

    ContactPolicy(DecisionService decisions) {
        this.decisions = decisions;
    }

    ContactRule ruleFor(String stage, ContactKind kind) {
        var inputs = Variables.createVariables().putValue("stage", stage).putValue("kind", kind.name());
        var result = decisions.evaluateDecisionTableByKey(DECISION, inputs).getFirstResult();
        if (result == null) {
            throw new IllegalStateException("The decision table " + DECISION + " has no row for stage " + stage
                    + " and kind " + kind + ". Add one, or a last row that fits every case.");
        }
        Map<String, Object> row = result.getEntryMap();
        return new ContactRule(
                gap(row, "minimumGap"),
                gap(row, "idealGap"),
                gap(row, "maximumGap"),
                count(row, "mostPerPeriod"),
                count(row, "periodDays"),
                String.valueOf(row.get("note")));
    }

    private static Period gap(Map<String, Object> row, String column) {
        var text = String.valueOf(row.get(column));
        try {
            return Period.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalStateException(
                    "The decision table " + DECISION + " says '" + text + "' under " + column
                            + ". Write an ISO period of days, weeks or months, such as P2D.",
                    unreadable);
        }
    }

    private static int count(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.intValue() : 0;
    }
}
