package io.gendan.rights;

import io.gendan.support.ReadyFilters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One of everything that the engine knows by an id, so that a door that is open finds something behind it. */
@Component
class EngineThings {

    /** Waits for a timer, and for a worker. */
    static final String PROCESS = "WaitingProcess";

    private static final String TENANT = "rights";

    /** Two decisions, the second of which reads the first. */
    private static final String DECISIONS = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rightsGraph" name="x" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="rightsFirst" name="x" camunda:historyTimeToLive="1"><variable id="a" name="a"/>
                <literalExpression id="b"><text>1</text></literalExpression></decision>
              <decision id="rightsSecond" name="x" camunda:historyTimeToLive="1"><variable id="c" name="c"/>
                <informationRequirement id="d"><requiredDecision href="#rightsFirst"/></informationRequirement>
                <literalExpression id="e"><text>2</text></literalExpression></decision></definitions>""";

    private static final Map<String, String> QUERIES = Map.of(
            "GET " + RightsTable.ENGINE + "/authorization/check",
                    "?permissionName=READ&resourceName=Task&resourceType=7",
            "GET " + RightsTable.ENGINE + "/history/process-instance/report", "?reportType=duration&periodUnit=month",
            "GET " + RightsTable.ENGINE + "/history/task/report", "?reportType=count&groupBy=taskName",
            "GET " + RightsTable.ENGINE + "/identity/groups", "?userId={login}");

    private final ProcessEngine engine;
    private final JdbcClient database;

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private String definition = "";
    private String deployment = "";

    EngineThings(ProcessEngine engine, JdbcClient database) {
        this.engine = engine;
        this.database = database;
    }

    /** Makes what nobody here has otherwise. */
    void make(String login) {
        var repository = engine.getRepositoryService();
        definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("CustomerJourneyProcess")
                .latestVersion()
                .singleResult()
                .getId();
        var waiting = Bpmn.createExecutableProcess(PROCESS)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .parallelGateway("Gateway_Both")
                .intermediateCatchEvent("Timer_Wait")
                .timerWithDuration("P1D")
                .endEvent()
                .moveToNode("Gateway_Both")
                .serviceTask("ServiceTask_Worker")
                .camundaExternalTask("rights")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("waiting.bpmn", waiting)
                .addString("graph.dmn", DECISIONS)
                .deploy()
                .getId();
        var instance =
                engine.getRuntimeService().startProcessInstanceByKey(PROCESS).getId();
        var job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 0);
        ids.put("job-definition", job.getJobDefinitionId());
        ids.put("deployment", deployment);
        ids.put(
                "batch",
                engine.getManagementService()
                        .setJobRetriesAsync(List.of(job.getId()), 3)
                        .getId());
        ids.put("user", login);
        ids.put("group", "salesperson");
        ids.put(
                "incident",
                first(engine.getRuntimeService().createIncidentQuery().processInstanceId(instance), "id"));
        ids.put(
                "external-task",
                first(engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(instance), "id"));
        ids.put("authorization", first(engine.getAuthorizationService().createAuthorizationQuery(), "id"));
        ids.put(
                "filter",
                ReadyFilters.of(engine.getFilterService(), ReadyFilters.MY_WORK).getId());
        ids.put(
                "decision-definition",
                first(repository.createDecisionDefinitionQuery().deploymentId(deployment), "id"));
        ids.put(
                "decision-requirements-definition",
                first(repository.createDecisionRequirementsDefinitionQuery().deploymentId(deployment), "id"));
        ids.put("resource", repository.getDeploymentResources(deployment).get(0).getId());
        var history = engine.getHistoryService();
        ids.put("job-log", first(history.createHistoricJobLogQuery().processInstanceId(instance), "id"));
        ids.put(
                "external-task-log",
                first(history.createHistoricExternalTaskLogQuery().processInstanceId(instance), "id"));
        ids.put("decision-instance", first(history.createHistoricDecisionInstanceQuery(), "id"));
        ids.put("user-operation", first(history.createUserOperationLogQuery(), "operationId"));
        ids.put("history-variable", first(history.createHistoricVariableInstanceQuery(), "id"));
        ids.put("history-detail", first(history.createHistoricDetailQuery(), "id"));
        database.sql("insert into act_id_tenant (id_, rev_, name_) values (?, 1, ?)")
                .params(TENANT, TENANT)
                .update();
        ids.put("tenant", TENANT);
    }

    private static String first(Query<?, ?> query, String property) {
        var found = query.listPage(0, 1);
        return found.isEmpty() ? "none" : String.valueOf(new BeanWrapperImpl(found.get(0)).getPropertyValue(property));
    }

    String definition() {
        return definition;
    }

    /** A job of its own for each who asks: one that may execute it leaves none behind. */
    private String job() {
        var instance =
                engine.getRuntimeService().startProcessInstanceByKey(PROCESS).getId();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    /** What belongs to this customer's open task. */
    private Map<String, String> notes(Cast.Case known) {
        return notes.computeIfAbsent(known.task(), task -> {
            var file = new ByteArrayInputStream("A note".getBytes(StandardCharsets.UTF_8));
            var service = engine.getTaskService();
            var shown = engine.getRuntimeService()
                    .createVariableInstanceQuery()
                    .taskIdIn(task)
                    .variableName("brief");
            var steps = engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(known.instance());
            return Map.of(
                    "comment",
                            service.createComment(task, known.instance(), "A comment")
                                    .getId(),
                    "attachment",
                            service.createAttachment("text", task, known.instance(), "note.txt", "A note", file)
                                    .getId(),
                    "variable", first(shown, "id"),
                    "activity", first(steps, "id"));
        });
    }

    /** The address of this customer's, or of the one thing of its kind, with what it must be asked with. */
    String path(Endpoint endpoint, Cast.Case mine) {
        return filled(endpoint.path(), mine)
                + QUERIES.getOrDefault(endpoint.toString(), "").replace("{login}", mine.owner());
    }

    private String filled(String path, Cast.Case mine) {
        var own = notes(mine);
        return path.replace("{name}/sum", "activity-instance-start/sum")
                .replace("{name}", "default")
                .replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replace("{key}", key(path))
                .replace("{file:.*}", "app/plugin.js")
                .replace("{messageName}", "journey.redirected")
                .replace("{commentId}", own.get("comment"))
                .replace("{attachmentId}", own.get("attachment"))
                .replace("{userId}", ids.get("user"))
                .replace("{groupId}", ids.get("group"))
                .replace("{tenantId}", TENANT)
                .replace("{tenant-id}", TENANT)
                .replace("{resourceId}", ids.get("resource"))
                .replace("{operationId}", ids.get("user-operation"))
                .replaceAll("\\{var(Id|Name)}", "brief")
                .replace("{id}", path.contains("{id}") ? id(path, mine, own) : "")
                .replaceAll("\\{[^}]+}", "none");
    }

    private static String key(String path) {
        if (path.contains("/decision-requirements-definition/")) {
            return "rightsGraph";
        }
        return path.contains("/decision-definition/") ? "contactCadence" : "CustomerJourneyProcess";
    }

    private String id(String path, Cast.Case mine, Map<String, String> own) {
        var kind = path.replaceAll(".*/([a-z-]+)/\\{id}.*", "$1");
        boolean past = path.contains("/history/");
        return switch (kind) {
            case "task" -> mine.task();
            case "process-instance", "execution" -> mine.instance();
            case "process-definition" -> definition;
            case "job" -> job();
            case "activity-instance" -> own.get("activity");
            case "detail" -> ids.get("history-detail");
            case "variable-instance" -> past ? ids.get("history-variable") : own.get("variable");
            default -> ids.getOrDefault(kind, "none");
        };
    }

    void remove() {
        engine.getManagementService().deleteBatch(ids.get("batch"), true);
        database.sql("delete from act_id_tenant where id_ = ?").param(TENANT).update();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        notes.clear();
        ids.clear();
    }
}
