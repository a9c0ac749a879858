package io.gendan.journey;

import io.gendan.engine.TaskContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings the forms of a journey's tasks what every {@link JourneyTaskContext} has for them; reads the journey once. */
@Component
class JourneyTaskContexts implements TaskContext {

    private final Journeys journeys;
    private final List<JourneyTaskContext> contexts;

    JourneyTaskContexts(Journeys journeys, List<JourneyTaskContext> contexts) {
        this.journeys = journeys;
        this.contexts = contexts;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        return journeys.ofBusinessKey(businessKey)
                .map(journey -> shown(journey, taskKey))
                .orElse(Map.of());
    }

    private Map<String, Object> shown(Journey journey, String taskKey) {
        var shown = new LinkedHashMap<String, Object>();
        contexts.stream()
                .filter(context -> context.isFor(taskKey))
                .forEach(context -> shown.putAll(context.shown(journey, taskKey)));
        return shown;
    }
}
