package io.gendan.journey;

import io.gendan.engine.Refusal;
import java.util.List;

/**
 * A condition of entering a stage. Features implement it for what they know; a gate is open when no condition misses
 * anything (section 2, ST-02).
 */
public interface GateCondition {

    /**
     * What is missing for a journey to enter a stage.
     *
     * @return one item for each missing thing, in the words of the form that supplies it; empty when nothing is missing
     *     or this condition does not concern the stage
     */
    List<Refusal.Item> missing(Journey journey, Stage target);
}
