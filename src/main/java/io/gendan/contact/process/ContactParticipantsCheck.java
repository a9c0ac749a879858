package io.gendan.contact.process;

import io.gendan.engine.DecisionRules;
import io.gendan.journey.Channel;
import io.gendan.journey.Stage;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.springframework.stereotype.Component;

/** Refuses a table of readers by which a contact would be read for ever: it must count the approvals, and end (N-11). */
@Component
class ContactParticipantsCheck implements DecisionRules {

    private static final String DECISION = "contactParticipants";
    private static final String APPROVALS = "approvals";
    private static final String NOBODY = "NOBODY";

    /** More than any table asks for. */
    private static final int MANY = 99;

    /** The stages of every installation, and one that an admin may add (ST-05). */
    private static final List<String> STAGES = List.of(Stage.A, Stage.A2, Stage.B1, Stage.B2, Stage.B3, "?");

    @Override
    public String decision() {
        return DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        var asksForApprovals = model.getModelElementsByType(InputExpression.class).stream()
                .anyMatch(input -> input.getText() != null
                        && input.getText().getTextContent().strip().equals(APPROVALS));
        if (!asksForApprovals) {
            return List.of(Problem.of(DECISION, "participants.noApprovals", APPROVALS));
        }
        try {
            return endless(model);
        } catch (DmnEngineException | FeelException unreadable) {
            return List.of(Problem.of(DECISION, "unreadable", String.valueOf(unreadable.getMessage())));
        }
    }

    private static List<Problem> endless(DmnModelInstance model) {
        var engine = new DefaultDmnEngineConfiguration().buildEngine();
        var table = engine.parseDecision(DECISION, model);
        var problems = new ArrayList<Problem>();
        for (var stage : STAGES) {
            for (var channel : Channel.values()) {
                if (channel != Channel.MEETING && !ends(engine, table, stage, channel)) {
                    problems.add(Problem.of(DECISION, "participants.endless", stage, channel.name()));
                }
            }
        }
        return problems;
    }

    private static boolean ends(DmnEngine engine, DmnDecision table, String stage, Channel channel) {
        var answer = engine.evaluateDecisionTable(
                        table,
                        Variables.createVariables()
                                .putValue("stage", stage)
                                .putValue("channel", channel.name())
                                .putValue(APPROVALS, MANY))
                .getFirstResult();
        return answer != null && NOBODY.equals(answer.getFirstEntry());
    }
}
