package io.gendan.cadence;

import io.gendan.engine.DecisionRules;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.stereotype.Component;

/** Refuses a broken policy table before it is deployed, naming row, column and remedy (CD-01). */
@Component
class PolicyCheck implements DecisionRules {

    @Override
    public String decision() {
        return ContactPolicy.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        if (!(model.getModelElementById(ContactPolicy.DECISION) instanceof Decision decision
                && decision.getExpression() instanceof DecisionTable table)) {
            return List.of(Problem.of(ContactPolicy.DECISION, "cadence.noTable"));
        }
        var columns = new PolicyColumns(table);
        var problems = new ArrayList<>(columns.problems());
        if (problems.isEmpty()) {
            int number = 0;
            for (var rule : table.getRules()) {
                number++;
                problems.addAll(columns.unknownWords(number, rule));
                problems.addAll(columns.row(number, rule).problems());
            }
        }
        return problems.isEmpty() ? cases(model) : problems;
    }

    private static List<Problem> cases(DmnModelInstance model) {
        try {
            return new PolicyCases(model).problems();
        } catch (DmnEngineException | FeelException unreadable) {
            return List.of(
                    Problem.of(ContactPolicy.DECISION, "cadence.unreadable", String.valueOf(unreadable.getMessage())));
        }
    }
}
