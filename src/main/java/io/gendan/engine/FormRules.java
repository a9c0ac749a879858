package io.gendan.engine;

import io.gendan.engine.DecisionRules.Problem;
import java.util.List;
import java.util.Map;

/**
 * What a feature demands of forms that it reads itself. It is asked before they are deployed: forms with problems never
 * come near the engine.
 */
public interface FormRules {

    /** The folder below {@code forms} whose files it reads. */
    String feature();

    /**
     * Everything that is wrong with one form; nothing when it may be deployed.
     *
     * @param form its id
     * @param forms the files of the whole feature by their ids, each enforceable by itself
     */
    List<Problem> check(String form, Map<String, byte[]> forms);
}
