package io.gendan.contact.message;

import io.gendan.contact.message.MessageWords.Kind;
import io.gendan.engine.DecisionRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.BuiltinAggregator;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses a table of words by which nothing could be found, naming row and remedy. */
@Component
class MessageWordsCheck implements DecisionRules {

    private static final List<String> COLUMNS = List.of("word", "remedy");
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(kind -> "\"" + kind + "\"").collect(Collectors.toSet());

    @Override
    public String decision() {
        return MessageWords.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        if (!(model.getModelElementById(MessageWords.DECISION) instanceof Decision decision
                && decision.getExpression() instanceof DecisionTable table)) {
            return List.of(problem("messageWords.noTable"));
        }
        var problems = new ArrayList<Problem>();
        @Nullable BuiltinAggregator aggregation = table.getAggregation();
        if (table.getHitPolicy() != HitPolicy.COLLECT || aggregation != null) {
            problems.add(problem("messageWords.hitPolicy"));
        }
        var columns = table.getOutputs().stream().map(Output::getName).toList();
        if (table.getInputs().size() != 1 || !columns.equals(COLUMNS)) {
            problems.add(problem("messageWords.columns"));
            return problems;
        }
        int number = 0;
        for (var rule : table.getRules()) {
            number++;
            row(rule, number, problems);
        }
        return problems;
    }

    private static void row(Rule rule, int number, List<Problem> problems) {
        var kind = text(rule.getInputEntries().iterator().next().getTextContent());
        var word = text(rule.getOutputEntries().iterator().next().getTextContent());
        if (!KINDS.contains(kind)) {
            problems.add(Problem.of(rule.getId(), "messageWords.kind", number, kind));
        }
        if (!word.matches("\"\\s*[^\"\\s][^\"]*\"")) {
            problems.add(Problem.of(rule.getId(), "messageWords.word", number));
        }
    }

    private static String text(@Nullable String content) {
        return content == null ? "" : content.strip();
    }

    private static Problem problem(String code) {
        return Problem.of(MessageWords.DECISION, code);
    }
}
