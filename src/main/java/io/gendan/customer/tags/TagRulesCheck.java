package io.gendan.customer.tags;

import io.gendan.customer.TagName;
import io.gendan.engine.DecisionRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Refuses a broken table of tags before it is deployed, naming the row and the remedy (D-05). */
@Component
class TagRulesCheck implements DecisionRules {

    private final ObjectProvider<TagFacts> facts;

    TagRulesCheck(ObjectProvider<TagFacts> facts) {
        this.facts = facts;
    }

    @Override
    public String decision() {
        return TagRules.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        if (!(model.getModelElementById(TagRules.DECISION) instanceof Decision decision
                && decision.getExpression() instanceof DecisionTable table)) {
            return List.of(Problem.of(TagRules.DECISION, "table.noTable", TagRules.DECISION));
        }
        var problems = new ArrayList<Problem>();
        if (table.getHitPolicy() != HitPolicy.COLLECT || table.getAggregation() != null) {
            problems.add(Problem.of(TagRules.DECISION, "table.hitPolicy", HitPolicy.COLLECT.name()));
        }
        var examples = new TreeMap<String, Object>();
        facts.forEach(each -> examples.putAll(each.examples()));
        for (var input : table.getInputs()) {
            var name = input.getInputExpression() == null
                    ? ""
                    : input.getInputExpression().getText().getTextContent().strip();
            if (!examples.containsKey(name)) {
                problems.add(Problem.of(input.getId(), "tags.unknownFact", name, String.join(", ", examples.keySet())));
            }
        }
        var outputs =
                table.getOutputs().stream().map(output -> output.getName()).toList();
        for (var column : List.of(TagRules.TAG, TagRules.WHY)) {
            if (!outputs.contains(column)) {
                problems.add(Problem.of(TagRules.DECISION, "table.noColumn", column));
            }
        }
        if (problems.isEmpty()) {
            names(table, outputs.indexOf(TagRules.TAG), problems);
        }
        return problems.isEmpty() ? tried(model, examples) : problems;
    }

    private static void names(DecisionTable table, int column, List<Problem> problems) {
        int number = 0;
        for (var rule : table.getRules()) {
            number++;
            var entry = List.copyOf(rule.getOutputEntries()).get(column);
            var text = entry.getText() == null
                    ? ""
                    : entry.getText().getTextContent().strip();
            var quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            if (!quoted || !TagName.isSound(text.substring(1, text.length() - 1))) {
                problems.add(Problem.of(rule.getId(), "tags.name", String.valueOf(number), text));
            }
        }
    }

    /** Cells that can't be reckoned show when they are: with everything known, and with nothing known. */
    private static List<Problem> tried(DmnModelInstance model, Map<String, Object> examples) {
        try {
            var engine = new DefaultDmnEngineConfiguration().buildEngine();
            var table = engine.parseDecision(TagRules.DECISION, model);
            TagRules.tags(engine, table, new HashMap<String, @Nullable Object>(examples));
            var nothing = new HashMap<String, @Nullable Object>();
            examples.keySet().forEach(name -> nothing.put(name, null));
            TagRules.tags(engine, table, nothing);
            return List.of();
        } catch (DmnEngineException | FeelException unreadable) {
            return List.of(Problem.of(TagRules.DECISION, "tags.unreadable", String.valueOf(unreadable.getMessage())));
        }
    }
}
