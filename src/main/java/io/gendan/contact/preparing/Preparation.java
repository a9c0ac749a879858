package io.gendan.contact.preparing;

import io.gendan.engine.TaskContext;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import java.util.Map;

/** Something that only the form on which a contact is prepared shows. */
abstract class Preparation implements TaskContext {

    private static final String TASK = "UserTask_PrepareContact";

    private final Journeys journeys;

    Preparation(Journeys journeys) {
        this.journeys = journeys;
    }

    @Override
    public final Map<String, Object> of(String businessKey, String taskKey) {
        return taskKey.equals(TASK)
                ? journeys.ofBusinessKey(businessKey).map(this::of).orElse(Map.of())
                : Map.of();
    }

    /** The variables that the form shows. */
    abstract Map<String, Object> of(Journey journey);
}
