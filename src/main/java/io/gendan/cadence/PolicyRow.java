package io.gendan.cadence;

import io.gendan.engine.DecisionRules.Problem;
import io.gendan.engine.WorkingDuration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of the policy table as it stands in the file, and what is wrong with it. */
final class PolicyRow {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final int MOST_STEPS = Told.values().length;

    private final int number;
    private final String id;
    private final boolean graded;
    private final Map<String, String> cells;
    private final Map<String, String> labels;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param number counted from 1, as Camunda Modeler shows it
     * @param graded whether it asks for a grade
     * @param cells the outputs as they are written, by the names of their columns
     * @param labels what the columns are headed, by their names
     */
    PolicyRow(int number, String id, boolean graded, Map<String, String> cells, Map<String, String> labels) {
        this.number = number;
        this.id = id;
        this.graded = graded;
        this.cells = cells;
        this.labels = labels;
    }

    List<Problem> problems() {
        problems.clear();
        gaps();
        counts();
        planned();
        steps();
        return List.copyOf(problems);
    }

    private void gaps() {
        var minimum = duration("minimumGap", true);
        var ideal = duration("idealGap", true);
        var maximum = duration("maximumGap", true);
        notShorter("idealGap", ideal, "minimumGap", minimum);
        notShorter("maximumGap", maximum, "idealGap", ideal);
    }

    private void counts() {
        var least = number("leastPerPeriod");
        var most = number("mostPerPeriod");
        var period = number("periodDays");
        if (least != null && most != null && least > most) {
            wrong("leastPerPeriod", "countOrder", least, most);
        }
        if ((isFilled("leastPerPeriod") || isFilled("mostPerPeriod")) && period == null && !isFilled("periodDays")) {
            wrong("periodDays", "noPeriod");
        }
    }

    private void planned() {
        var cell = cell("planned");
        if (!cell.isEmpty() && !cell.equals("true") && !cell.equals("false")) {
            wrong("planned", "notYesOrNo", cell);
        }
    }

    private void steps() {
        var warning = duration("poolWarning", false);
        duration("poolGrace", false);
        if (isFilled("poolGrace") && !isFilled("poolWarning")) {
            wrong("poolGrace", "graceAlone");
        }
        if (!isFilled("alarmSteps")) {
            if (!graded) {
                wrong("alarmSteps", "noSteps");
            } else if (isFilled("poolWarning")) {
                wrong("poolWarning", "warningAlone");
            }
            return;
        }
        var text = text("alarmSteps");
        var steps = text == null
                ? List.<WorkingDuration>of()
                : Arrays.stream(text.split(",", -1))
                        .map(step -> duration("alarmSteps", step.strip()))
                        .filter(Objects::nonNull)
                        .toList();
        if (steps.size() > MOST_STEPS) {
            wrong("alarmSteps", "tooManySteps", steps.size(), MOST_STEPS);
        }
        for (int step = 1; step < steps.size(); step++) {
            notShorter("alarmSteps", steps.get(step), "alarmSteps", steps.get(step - 1));
        }
        if (!steps.isEmpty()) {
            notShorter("poolWarning", warning, "alarmSteps", steps.get(steps.size() - 1));
        }
    }

    private void notShorter(
            String column, @Nullable WorkingDuration duration, String than, @Nullable WorkingDuration other) {
        if (duration != null && other != null && duration.roughDays() < other.roughDays()) {
            wrong(column, "shorter", duration.toString(), other.toString(), label(than));
        }
    }

    private @Nullable WorkingDuration duration(String column, boolean demanded) {
        if (!isFilled(column)) {
            if (demanded) {
                wrong(column, "blank");
            }
            return null;
        }
        var text = text(column);
        return text == null ? null : duration(column, text);
    }

    private @Nullable WorkingDuration duration(String column, String text) {
        try {
            return WorkingDuration.parse(text);
        } catch (DateTimeParseException unreadable) {
            return wrong(column, "duration", text);
        }
    }

    private @Nullable String text(String column) {
        var text = TEXT.matcher(cell(column));
        return text.matches() ? text.group(1) : wrong(column, "notQuoted", cell(column));
    }

    private @Nullable Integer number(String column) {
        var cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        return cell.matches("[1-9]\\d{0,4}") ? (Integer) Integer.parseInt(cell) : wrong(column, "count", cell);
    }

    private boolean isFilled(String column) {
        return !cell(column).isEmpty();
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    private String label(String column) {
        return labels.getOrDefault(column, column);
    }

    private <T> @Nullable T wrong(String column, String code, Object... about) {
        var arguments = Stream.concat(Stream.of(String.valueOf(number), label(column)), Stream.of(about));
        problems.add(Problem.of(id, "cadence." + code, arguments.toArray()));
        return null;
    }
}
