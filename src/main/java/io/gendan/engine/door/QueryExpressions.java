package io.gendan.engine.door;

import io.gendan.engine.Refusal;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/**
 * An expression in a query is code that the engine runs. The engine's own guard overlooks the parts of an or-query
 * (CVE-2026-109432) and what is added to a stored filter. The expressions that a stored filter itself holds stay usable:
 * filters are made by the system alone.
 */
final class QueryExpressions {

    private QueryExpressions() {}

    static void refuseIn(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            refuseIn(query);
        } else if (command instanceof AbstractExecuteFilterCmd) {
            refuseIn(CommandFields.EXTENDING_QUERY.query(command));
        }
    }

    /** The parts of an or-query know each other and the query itself, so each is looked at once. */
    private static void refuseIn(@Nullable AbstractQuery<?, ?> query) {
        Set<AbstractQuery<?, ?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var toSee = new ArrayDeque<AbstractQuery<?, ?>>();
        if (query != null) {
            toSee.add(query);
        }
        while (!toSee.isEmpty()) {
            var next = toSee.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (!next.getExpressions().isEmpty()) {
                throw Refusal.badRequest("door.query");
            }
            toSee.addAll(parts(next));
        }
    }

    private static List<? extends AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getQueries();
        }
        return query instanceof HistoricProcessInstanceQueryImpl instances ? instances.getQueries() : List.of();
    }
}
