package io.gendan.engine.deployment;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.sql.Types;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the engine keeps what has ended: as the installation says, for every version of every process and decision of
 * ours, and else as each model says. The engine's nightly clean-up removes what is older. What customers said and did
 * stands in tables of our own and stays.
 */
class EngineHistory {

    static final String SETTING = "GENDAN_RETENTION_ENGINE_HISTORY";

    private final Deployments deployments;
    private final RepositoryService repository;
    private final HistoryService history;
    private final JdbcClient database;
    private final AuditTrail trail;

    EngineHistory(
            Deployments deployments,
            RepositoryService repository,
            HistoryService history,
            JdbcClient database,
            AuditTrail trail) {
        this.deployments = deployments;
        this.repository = repository;
        this.history = history;
        this.database = database;
        this.trail = trail;
    }

    /**
     * Sees to it that all definitions say so; called as the system, in a transaction, by one node at a time. A change is put
     * on the trail, and counts for what ended before it, too.
     *
     * @param days null for what the models say
     */
    void keep(@Nullable Integer days) {
        var before = database.sql("select engine_history_days from installation")
                .query((row, index) -> row.getObject(1, Integer.class))
                .list()
                .get(0);
        boolean changed = !Objects.equals(before, days);
        if (days != null || changed) {
            deployments.processes().forEach(process -> keep(process, days));
            deployments.decisions().forEach(decision -> keep(decision, days));
        }
        if (changed) {
            database.sql("update installation set engine_history_days = ?")
                    .param(1, days, Types.INTEGER)
                    .update();
            countForEnded();
            tell(days);
        }
    }

    private void tell(@Nullable Integer days) {
        if (days == null) {
            trail.put(AuditKind.RULES_CHANGED, null, null, Map.of("what", "engineHistoryByModels"));
        } else {
            trail.put(AuditKind.RULES_CHANGED, null, null, Map.of("what", "engineHistory", "days", days));
        }
    }

    private void keep(ProcessDefinition process, @Nullable Integer days) {
        var kept = days == null ? said(process) : days;
        if (!Objects.equals(process.getHistoryTimeToLive(), kept)) {
            repository.updateProcessDefinitionHistoryTimeToLive(process.getId(), kept);
        }
    }

    private void keep(DecisionDefinition decision, @Nullable Integer days) {
        var kept = days == null ? said(decision) : days;
        if (!Objects.equals(decision.getHistoryTimeToLive(), kept)) {
            repository.updateDecisionDefinitionHistoryTimeToLive(decision.getId(), kept);
        }
    }

    private @Nullable Integer said(ProcessDefinition process) {
        Process model = repository.getBpmnModelInstance(process.getId()).getModelElementById(process.getKey());
        return ParseUtil.parseHistoryTimeToLive(model.getCamundaHistoryTimeToLiveString());
    }

    private @Nullable Integer said(DecisionDefinition decision) {
        Decision model = repository.getDmnModelInstance(decision.getId()).getModelElementById(decision.getKey());
        return ParseUtil.parseHistoryTimeToLive(model.getCamundaHistoryTimeToLiveString());
    }

    /** The engine notes at the end of a journey when it is to be forgotten: reckoned anew, behind the scenes. */
    private void countForEnded() {
        var ended = history.createHistoricProcessInstanceQuery()
                .rootProcessInstances()
                .finished();
        if (ended.count() > 0) {
            history.setRemovalTimeToHistoricProcessInstances()
                    .calculatedRemovalTime()
                    .byQuery(ended)
                    .hierarchical()
                    .executeAsync();
        }
    }
}
