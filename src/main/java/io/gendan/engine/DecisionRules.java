package io.gendan.engine;

import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/**
 * What a feature demands of a decision table that it reads. It is asked before the table is deployed: a table with
 * problems never comes near the engine.
 */
public interface DecisionRules {

    /** Id of the decision. */
    String decision();

    /** Everything that is wrong with the table; nothing when it may be deployed. */
    List<Problem> check(DmnModelInstance table);

    /**
     * One thing that is wrong. The bundles have its text and its remedy: {@code flow.<code>} and {@code
     * flow.<code>.remedy}.
     *
     * @param element id of the rule, the column or the decision
     * @param arguments what the texts tell
     */
    record Problem(String element, String code, List<Object> arguments) {

        public static Problem of(String element, String code, Object... arguments) {
            return new Problem(element, code, List.of(arguments));
        }
    }
}
