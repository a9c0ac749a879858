package io.gendan.engine;

import io.gendan.engine.DecisionRules.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;

/** Reads a table of plain texts before it is deployed, and gathers what is wrong with it. */
public final class PlainTableCheck {

    private final String decision;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, PlainRow> seen = new LinkedHashMap<>();
    private List<PlainRow> rows = List.of();

    /**
     * Reads the rows; there are none when something keeps the table from being read at all.
     *
     * @param columns the inputs' expressions and the outputs' names that it must have
     */
    public PlainTableCheck(String decision, DmnModelInstance model, HitPolicy hitPolicy, List<String> columns) {
        this.decision = decision;
        if (!(model.getModelElementById(decision) instanceof Decision found
                && found.getExpression() instanceof DecisionTable table)) {
            problems.add(Problem.of(decision, "table.noTable", decision));
            return;
        }
        if (table.getHitPolicy() != hitPolicy || table.getAggregation() != null) {
            problems.add(Problem.of(decision, "table.hitPolicy", hitPolicy.name()));
        }
        var there = PlainRow.columns(table);
        columns.stream()
                .filter(column -> !there.contains(column))
                .forEach(column -> problems.add(Problem.of(decision, "table.noColumn", column)));
        if (problems.isEmpty()) {
            rows = PlainRow.of(table);
            rows.forEach(row -> columns.forEach(column -> mustBePlain(row, column)));
        }
    }

    public List<PlainRow> rows() {
        return rows;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The cell must be filled in. */
    public void demand(PlainRow row, String column) {
        if (row.isPlain(column) && row.text(column).isEmpty()) {
            wrong(row, "table.blank", column);
        }
    }

    /** The cell must be one of these, and is null when it is none. */
    public @Nullable String choice(PlainRow row, String column, Set<String> options) {
        var text = row.text(column);
        if (options.contains(text)) {
            return text;
        }
        if (row.isPlain(column)) {
            wrong(row, "table.option", column, text, options.stream().sorted().collect(Collectors.joining(", ")));
        }
        return null;
    }

    /** No other row may say the same. */
    public void once(PlainRow row, String text) {
        var before = seen.putIfAbsent(text, row);
        if (before != null && !text.isEmpty()) {
            wrong(row, "table.twice", text, String.valueOf(before.number()));
        }
    }

    /** Something else about a row, which its texts tell as {0}. */
    public void wrong(PlainRow row, String code, String... about) {
        var arguments = new ArrayList<Object>(List.of(String.valueOf(row.number())));
        arguments.addAll(List.of(about));
        problems.add(new Problem(row.id(), code, List.copyOf(arguments)));
    }

    /** Something about the table as a whole. */
    public void wrong(String code, String about) {
        problems.add(Problem.of(decision, code, about));
    }

    private void mustBePlain(PlainRow row, String column) {
        if (!row.isPlain(column)) {
            wrong(row, "table.notPlain", column, row.written(column));
        }
    }
}
