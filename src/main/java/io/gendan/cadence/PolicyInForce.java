package io.gendan.cadence;

import io.gendan.engine.Persons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.stereotype.Component;

/** The contact policy as it is deployed now, for people to read (CD-01). */
@Component
public class PolicyInForce {

    private final ContactPolicy policy;
    private final RepositoryService repository;
    private final IdentityService identity;

    PolicyInForce(ContactPolicy policy, RepositoryService repository, IdentityService identity) {
        this.policy = policy;
        this.repository = repository;
        this.identity = identity;
    }

    /**
     * A row of the table.
     *
     * @param conditions what must hold for the row, by name of the input; what leaves it open is not in it
     * @param figures what the row says, by name of the output; what it leaves blank is not in it
     */
    public record Row(Map<String, String> conditions, Map<String, String> figures) {}

    /**
     * The table.
     *
     * @param number how many times it has been deployed
     */
    public record Table(int number, List<Row> rows) {}

    /** Another one whenever another table holds. */
    public String version() {
        return policy.version();
    }

    /** All rows, in the order in which they are tried. */
    public Table table() {
        return Persons.asSystem(identity, () -> {
            var version = policy.version();
            var table = repository
                    .getDmnModelInstance(version)
                    .getModelElementsByType(DecisionTable.class)
                    .iterator()
                    .next();
            return new Table(
                    repository.getDecisionDefinition(version).getVersion(),
                    table.getRules().stream().map(rule -> row(table, rule)).toList());
        });
    }

    private static Row row(DecisionTable table, Rule rule) {
        var inputs = table.getInputs().stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .toList();
        var outputs =
                table.getOutputs().stream().map(output -> output.getName()).toList();
        return new Row(
                cells(inputs, new ArrayList<>(rule.getInputEntries())),
                cells(outputs, new ArrayList<>(rule.getOutputEntries())));
    }

    private static Map<String, String> cells(List<String> names, List<? extends DmnElement> entries) {
        var cells = new LinkedHashMap<String, String>();
        for (int column = 0; column < names.size(); column++) {
            var text = entries.get(column).getChildElementsByType(Text.class).stream()
                    .map(Text::getTextContent)
                    .findFirst()
                    .orElse("")
                    .replace("\"", "")
                    .strip();
            if (!text.isEmpty() && !text.equals("-")) {
                cells.put(names.get(column), text);
            }
        }
        return cells;
    }
}
