package io.gendan.cadence;

import io.gendan.engine.Refusal;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;

/** What another feature demands of a next contact; asked before it is planned. */
public interface PlanRule {

    /** @throws Refusal when the step may not be planned so */
    void check(Journey journey, NextStep step);
}
