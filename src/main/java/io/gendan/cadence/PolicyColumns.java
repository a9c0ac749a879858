package io.gendan.cadence;

import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.DecisionRules.Problem;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** The columns of the policy table: what it is asked with, and what it answers. */
final class PolicyColumns {

    private static final Set<String> GRADES = Set.of("signingGrade", "serviceGrade", "quadrant");
    private static final List<String> OUTPUTS = List.of(
            "minimumGap",
            "idealGap",
            "maximumGap",
            "leastPerPeriod",
            "mostPerPeriod",
            "periodDays",
            "planned",
            "alarmSteps",
            "poolWarning",
            "poolGrace",
            "note");

    /** What each input may ask for; stages are the installation's own (ST-05). */
    private static final Map<String, Set<String>> INPUTS = Map.of(
            "phase", names(Phase.values()),
            "stage", Set.of(),
            "signingGrade", names(SigningGrade.values()),
            "serviceGrade", names(ServiceGrade.values()),
            "quadrant", names(Quadrant.values()),
            "kind", names(ContactKind.values()));

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final DecisionTable table;
    private final List<Input> inputs;
    private final List<Output> outputs;
    private final Map<String, String> labels = new LinkedHashMap<>();

    PolicyColumns(DecisionTable table) {
        this.table = table;
        this.inputs = List.copyOf(table.getInputs());
        this.outputs = List.copyOf(table.getOutputs());
        outputs.forEach(output ->
                labels.put(output.getName(), Objects.requireNonNullElse(output.getLabel(), output.getName())));
    }

    /** What keeps the table from being read at all. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (table.getHitPolicy() != HitPolicy.FIRST) {
            problems.add(Problem.of(ContactPolicy.DECISION, "cadence.hitPolicy", String.valueOf(table.getHitPolicy())));
        }
        inputs.stream()
                .filter(input -> !INPUTS.containsKey(name(input)))
                .forEach(input ->
                        problems.add(Problem.of(input.getId(), "cadence.noInput", name(input), list(INPUTS.keySet()))));
        OUTPUTS.stream()
                .filter(output -> !labels.containsKey(output))
                .forEach(output -> problems.add(Problem.of(ContactPolicy.DECISION, "cadence.noColumn", output)));
        return problems;
    }

    PolicyRow row(int number, Rule rule) {
        var written = List.copyOf(rule.getOutputEntries());
        var cells = new LinkedHashMap<String, String>();
        for (int column = 0; column < Math.min(outputs.size(), written.size()); column++) {
            cells.put(outputs.get(column).getName(), text(written.get(column).getText()));
        }
        return new PolicyRow(number, rule.getId(), isGraded(rule), cells, labels);
    }

    /** Words that no customer can have: a slip of the keyboard would make a row that never fits. */
    List<Problem> unknownWords(int number, Rule rule) {
        var problems = new ArrayList<Problem>();
        asked(rule).forEach((input, cell) -> {
            var options = INPUTS.getOrDefault(name(input), Set.of());
            QUOTED.matcher(cell)
                    .results()
                    .map(quoted -> quoted.group(1))
                    .filter(word -> !options.isEmpty() && !options.contains(word))
                    .forEach(word -> problems.add(Problem.of(
                            rule.getId(),
                            "cadence.option",
                            String.valueOf(number),
                            Objects.requireNonNullElse(input.getLabel(), name(input)),
                            word,
                            list(options))));
        });
        return problems;
    }

    private boolean isGraded(Rule rule) {
        return asked(rule).entrySet().stream()
                .filter(cell -> GRADES.contains(name(cell.getKey())))
                .anyMatch(cell -> !cell.getValue().isEmpty() && !cell.getValue().equals("-"));
    }

    private Map<Input, String> asked(Rule rule) {
        var entries = List.copyOf(rule.getInputEntries());
        var asked = new LinkedHashMap<Input, String>();
        for (int column = 0; column < Math.min(inputs.size(), entries.size()); column++) {
            asked.put(inputs.get(column), text(entries.get(column).getText()));
        }
        return asked;
    }

    private static String name(Input input) {
        return input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
    }

    private static String text(@Nullable Text written) {
        return written == null ? "" : written.getTextContent().strip();
    }

    private static String list(Set<String> options) {
        return options.stream().sorted().collect(Collectors.joining(", "));
    }

    private static Set<String> names(Enum<?>... options) {
        return Stream.of(options).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
