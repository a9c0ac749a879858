package io.gendan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * One row of a decision table that holds plain texts and nothing to reckon: a list that an administrator keeps in Camunda
 * Modeler.
 *
 * @param number counted from 1, as Camunda Modeler shows it
 * @param id id of the rule
 * @param cells the cells as they are written, by the expressions of the inputs and the names of the outputs
 */
public record PlainRow(int number, String id, Map<String, String> cells) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** All rows of a table, in their order. */
    public static List<PlainRow> of(DecisionTable table) {
        var rows = new ArrayList<PlainRow>();
        for (var rule : table.getRules()) {
            rows.add(new PlainRow(rows.size() + 1, rule.getId(), cells(table, rule)));
        }
        return List.copyOf(rows);
    }

    /** The columns of a table: the inputs by their expressions, then the outputs by their names. */
    static List<String> columns(DecisionTable table) {
        var columns = new ArrayList<String>();
        table.getInputs()
                .forEach(input ->
                        columns.add(input.getInputExpression() == null ? "" : text(input.getInputExpression())));
        table.getOutputs().forEach(output -> columns.add(String.valueOf(output.getName())));
        return columns;
    }

    /** The text of a cell, empty when it is blank or the table has no such column. */
    public String text(String column) {
        var quoted = QUOTED.matcher(written(column));
        return quoted.matches() ? quoted.group(1).strip() : "";
    }

    /** Whether a cell is blank or holds a single text in quotation marks. */
    boolean isPlain(String column) {
        return written(column).isEmpty() || QUOTED.matcher(written(column)).matches();
    }

    String written(String column) {
        return cells.getOrDefault(column, "");
    }

    private static Map<String, String> cells(DecisionTable table, Rule rule) {
        var entries = new ArrayList<DmnElement>(rule.getInputEntries());
        entries.addAll(rule.getOutputEntries());
        var columns = columns(table);
        var cells = new LinkedHashMap<String, String>();
        for (int column = 0; column < Math.min(columns.size(), entries.size()); column++) {
            cells.put(columns.get(column), text(entries.get(column)));
        }
        return cells;
    }

    private static String text(DmnElement element) {
        return element.getChildElementsByType(Text.class).stream()
                .map(Text::getTextContent)
                .findFirst()
                .orElse("")
                .strip();
    }
}
