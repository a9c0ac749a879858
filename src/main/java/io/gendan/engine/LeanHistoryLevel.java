package io.gendan.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's history tells where a journey went; what was said stands in our own record alone. So variables stay out
 * of history except the few flags that a path through a model is read from.
 */
class LeanHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "gendan";

    private static final Set<HistoryEventTypes> VARIABLES = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
    private static final Set<HistoryEventTypes> LEFT_OUT =
            Set.of(HistoryEventTypes.FORM_PROPERTY_UPDATE, HistoryEventTypes.DMN_DECISION_EVALUATE);

    @Override
    public int getId() {
        return 77;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type instanceof HistoryEventTypes known && LEFT_OUT.contains(known)) {
            return false;
        }
        if (type instanceof HistoryEventTypes known && VARIABLES.contains(known)) {
            return entity == null
                    || (entity instanceof VariableInstanceEntity variable
                            && ProcessVariables.KEPT.contains(variable.getName()));
        }
        return HistoryLevel.HISTORY_LEVEL_FULL.isHistoryEventProduced(type, entity);
    }
}
