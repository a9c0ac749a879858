package io.gendan.engine.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gendan.engine.Refusal;
import io.gendan.engine.RefusalTranslator;
import io.gendan.engine.TaskContext;
import io.gendan.engine.TaskContexts;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Doors of the engine")
class DoorsTest {

    private static final String KEY = "C-999001";

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    TaskContexts contexts;

    @Autowired
    ConfigurableApplicationContext spring;

    private String deployment;
    private String stage = "B1";

    @BeforeEach
    void deploy() {
        stage = "B1";
        RecordingDelegate.NOTED.clear();
        RecordingDelegate.alsoDo = () -> {};
        database.sql("""
                        insert into customer (number, name, name_key, kind, created_at, created_by)
                        values (?, 'Door test', 'doortest', 'ORGANISATION', now(), 'test')""").param(KEY).update();
        database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, process_instance_id)
                        values (?, 'B1', now(), 'test', 'none')""").param(KEY).update();
        beans().registerSingleton("doorTestContext", (TaskContext) this::context);
        deployment = DoorModel.deploy(engine.getRepositoryService());
        for (var person : List.of("anna", "ben")) {
            grant(
                    person,
                    Resources.PROCESS_DEFINITION,
                    DoorModel.PROCESS,
                    Permissions.CREATE_INSTANCE,
                    Permissions.READ);
            grant(person, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.READ);
        }
    }

    @AfterEach
    void remove() {
        LocaleContextHolder.resetLocaleContext();
        asSystem();
        beans().destroySingleton("doorTestContext");
        engine.getRepositoryService().deleteDeployment(deployment, true);
        var authorizations = engine.getAuthorizationService();
        authorizations
                .createAuthorizationQuery()
                .userIdIn("anna", "ben")
                .list()
                .forEach(granted -> authorizations.deleteAuthorization(granted.getId()));
        database.sql("delete from journey where customer_number = ?").param(KEY).update();
        database.sql("delete from customer where number = ?").param(KEY).update();
    }

    private Map<String, Object> context(String businessKey, String taskKey) {
        return KEY.equals(businessKey)
                ? Map.of(
                        "stage",
                        stage,
                        "brief",
                        Map.of("number", businessKey),
                        "teamOptions",
                        List.of(Map.of("label", "Chen", "value", "chen")),
                        "said",
                        "as prepared")
                : Map.of();
    }

    // ---- what passes

    @Test
    void the_assignee_completes_with_what_the_form_asks_for_and_the_next_step_reads_it() {
        var task = start();
        as("anna");
        submit(
                task,
                Map.of(
                        "said",
                        "${1+1} {{x}} <script>alert(1)</script>",
                        "who",
                        "chen",
                        "channel",
                        "PHONE",
                        "fee",
                        1.5,
                        "promised",
                        true,
                        "quoted",
                        "dropped, since hidden",
                        "tags",
                        SpinValues.jsonValue("[\"X\"]").create(),
                        "people",
                        SpinValues.jsonValue("[{\"name\":\"Wu\",\"weight\":60}]")
                                .create()));

        var noted = RecordingDelegate.NOTED.get(0);
        assertThat(noted.by()).isEqualTo("anna");
        assertThat(noted.customer()).isEqualTo(KEY);
        assertThat(noted.all())
                .containsEntry("said", "${1+1} {{x}} <script>alert(1)</script>")
                .containsEntry("tags", List.of("X"))
                .containsEntry("people", List.of(Map.of("name", "Wu", "weight", 60)))
                .doesNotContainKey("quoted");
        assertThat(noted.all().get("fee")).hasToString("1.5");
        assertThat(noted.variables())
                .containsEntry("channel", "PHONE")
                .containsEntry("completedBy", "anna")
                .containsEntry("completedTaskId", task)
                .containsEntry("quoted", null);
    }

    @Test
    void nothing_that_was_sent_stays_in_the_engine() {
        var task = start();
        as("anna");
        submit(task, Map.of("said", "secret".repeat(2_500)));
        asSystem();
        assertThat(RecordingDelegate.NOTED.get(0).all().get("said").toString()).hasSize(15_000);
        assertThat(names("act_ru_variable"))
                .containsOnly("stage", "brief", "contactWindow", "customerName", "teamOptions", "said", "tags");
        assertThat(next().getTaskDefinitionKey()).isEqualTo("UserTask_Next");
        assertThat(engine.getTaskService().getVariableLocal(next().getId(), "said"))
                .isEqualTo("as prepared");
        assertThat(names("act_hi_varinst")).isEmpty();
        assertThat(database.sql("select count(*) from act_hi_detail")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void complete_is_the_same_door_as_submit_form() {
        var task = start();
        as("anna");
        engine.getTaskService().completeWithVariablesInReturn(task, Map.of("said", "x"), false);
        asSystem();
        assertThat(RecordingDelegate.NOTED.get(0).all()).containsEntry("said", "x");
        assertThat(names("act_ru_variable"))
                .containsOnly("stage", "brief", "contactWindow", "customerName", "teamOptions", "said", "tags");
    }

    @Test
    void a_start_form_starts_and_its_fields_are_gone_afterwards() {
        as("anna");
        var instance = engine.getFormService().submitStartForm(definition(), Map.of("name", "Corp"));
        asSystem();
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("UserTask_Say");
        assertThat(names("act_ru_variable")).isEmpty();
    }

    @Test
    void a_candidate_claims_for_himself_and_completes() {
        var task = start();
        as("anna");
        submit(task, Map.of("said", "x"));
        var next = nextId();
        as("anna");
        engine.getTaskService().claim(next, "anna");
        submit(next, Map.of("said", "y"));
        asSystem();
        assertThat(next()).isNull();
    }

    // ---- what doesn't

    @Test
    void a_smuggled_field_is_refused_and_nothing_happens() {
        var task = start();
        as("anna");
        refused(400, "form.invalid", () -> submit(task, Map.of("said", "x", "stage", "MEMBER")));
        refused(400, "form.invalid", () -> engine.getTaskService()
                .complete(task, Map.of("said", "x", "stage", "MEMBER")));
        refused(400, "form.invalid", () -> submit(task, Map.of("said", "x", "completedBy", "ben")));
        refused(400, "form.invalid", () -> submit(task, Map.of("said", "x", "outcome", "APPROVED")));
        assertThat(nextId()).isEqualTo(task);
        assertThat(RecordingDelegate.NOTED).isEmpty();
    }

    @Test
    void an_empty_completion_of_a_form_with_required_fields_is_refused_in_words() {
        var task = start();
        as("anna");
        var refusal = refused(400, "form.invalid", () -> engine.getTaskService().complete(task));
        assertThat(refusal.getMessage()).contains("What was said is missing: fill it in.");
        refused(400, "form.invalid", () -> submit(task, Collections.singletonMap("said", null)));
        stage = "A";
        contexts.refresh(KEY);
        refused(400, "form.invalid", () -> submit(task, Map.of("said", "x")));
        submit(task, Map.of("said", "x", "quoted", "nothing"));
    }

    @Test
    void only_the_assignee_completes() {
        var task = start();
        as("ben");
        refused(403, "task.notYours", () -> submit(task, Map.of("said", "x")));
        refused(403, "task.notYours", () -> engine.getTaskService().complete(task, Map.of("said", "x")));
        as("stranger");
        refused(403, "task.notYours", () -> submit(task, Map.of("said", "x")));
        as("anna");
        submit(task, Map.of("said", "x"));
        var unclaimed = nextId();
        as("anna");
        refused(403, "task.notYours", () -> submit(unclaimed, Map.of("said", "x")));
    }

    @Test
    void who_had_the_task_before_is_told_that_it_went_on() {
        var task = start();
        asSystem();
        engine.getTaskService().setAssignee(task, "ben");
        as("anna");
        refused(409, "task.handedOver", () -> submit(task, Map.of("said", "x")));
        as("ben");
        submit(task, Map.of("said", "x"));
    }

    @Test
    void a_second_submission_is_a_conflict() {
        var task = start();
        as("anna");
        submit(task, Map.of("said", "x"));
        refused(409, "task.gone", () -> submit(task, Map.of("said", "x")));
        refused(409, "task.gone", () -> engine.getTaskService().complete("no-such-task"));
        assertThat(RecordingDelegate.NOTED).hasSize(1);
    }

    @Test
    void a_task_on_hold_is_not_completed() {
        var task = start();
        engine.getRuntimeService().suspendProcessInstanceById(next().getProcessInstanceId());
        as("anna");
        refused(409, "suspended", () -> submit(task, Map.of("said", "x")));
    }

    @Test
    void of_eight_at_once_one_completes_and_the_others_are_told() throws Exception {
        for (int round = 0; round < 5; round++) {
            var task = start();
            RecordingDelegate.NOTED.clear();
            var together = new CountDownLatch(8);
            var pool = Executors.newFixedThreadPool(8);
            var statuses = pool
                    .invokeAll(Collections.nCopies(8, () -> {
                        as("anna");
                        together.countDown();
                        together.await();
                        try {
                            submit(task, Map.of("said", "x"));
                            return 204;
                        } catch (InvalidRequestException refused) {
                            return refused.getStatus().getStatusCode();
                        } finally {
                            asSystem();
                        }
                    }))
                    .stream()
                    .map(DoorsTest::result)
                    .toList();
            pool.shutdown();
            assertThat(statuses).containsOnly(204, 409);
            assertThat(statuses.stream().filter(status -> status.equals(204))).hasSize(1);
            assertThat(RecordingDelegate.NOTED).hasSize(1);
            engine.getRuntimeService().deleteProcessInstance(next().getProcessInstanceId(), "test");
        }
    }

    @Test
    void tasks_instances_and_the_rest_are_not_written_from_outside() {
        var task = start();
        var instance = next().getProcessInstanceId();
        grantAll("anna");
        as("anna");
        var tasks = engine.getTaskService();
        var runtime = engine.getRuntimeService();
        closed(() -> tasks.setVariable(task, "stage", "MEMBER"));
        closed(() -> tasks.setVariablesLocal(task, Map.of("stage", "MEMBER")));
        closed(() -> tasks.removeVariable(task, "stage"));
        closed(() -> tasks.resolveTask(task, Map.of("stage", "MEMBER")));
        closed(() -> tasks.delegateTask(task, "ben"));
        closed(() -> tasks.setAssignee(task, "ben"));
        closed(() -> tasks.setOwner(task, "ben"));
        closed(() -> tasks.setPriority(task, 1));
        closed(() -> tasks.setDueDate(task, null));
        closed(() -> tasks.addCandidateUser(task, "ben"));
        closed(() -> tasks.deleteCandidateUser(task, "ben"));
        closed(() -> tasks.createComment(task, instance, "hello"));
        closed(() -> tasks.createAttachment("t", task, instance, "n", "d", "http://x"));
        closed(() -> tasks.handleBpmnError(task, "x"));
        closed(() -> tasks.handleEscalation(task, "x"));
        closed(() -> tasks.deleteTask(task));
        closed(() -> tasks.newTask());
        closed(() -> runtime.setVariable(instance, "stage", "MEMBER"));
        closed(() -> runtime.deleteProcessInstance(instance, "x"));
        closed(() -> runtime.createMessageCorrelation("m")
                .processInstanceId(instance)
                .correlate());
        closed(() -> runtime.signalEventReceived("s"));
        closed(() -> runtime.signal(instance));
        closed(() -> runtime.createProcessInstanceModification(instance)
                .startBeforeActivity("UserTask_Next")
                .execute());
        closed(() -> runtime.startProcessInstanceByKey(DoorModel.PROCESS));
        closed(() -> runtime.startProcessInstanceByKey(DoorModel.PROCESS, KEY, Map.of("name", "x")));
        closed(() -> runtime.suspendProcessInstanceById(instance));
        closed(() -> runtime.createMigrationPlan(definition(), definition())
                .mapEqualActivities()
                .build());
        closed(() -> runtime.deleteProcessInstancesAsync(List.of(instance), "x"));
        closed(() -> DoorModel.deploy(engine.getRepositoryService()));
        closed(() -> engine.getRepositoryService().deleteDeployment(deployment, true));
        closed(() -> engine.getFilterService().newTaskFilter("x"));
        closed(() -> engine.getIdentityService().newUser("mallory"));
        closed(() -> engine.getIdentityService().createMembership("anna", "camunda-admin"));
        closed(() -> engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
        closed(() -> engine.getManagementService().setProperty("x", "y"));
        closed(() -> engine.getManagementService().deleteProperty("x"));
        closed(() -> engine.getExternalTaskService()
                .fetchAndLock(1, "w")
                .topic("t", 1000L)
                .execute());
        closed(() -> engine.getHistoryService().deleteHistoricProcessInstance(instance));
        closed(() -> engine.getDecisionService().evaluateDecisionTableByKey("x", Map.of()));
        closed(() -> engine.getCaseService().createCaseInstanceByKey("x"));
        assertThat(nextId()).isEqualTo(task);
    }

    @Test
    void one_claims_only_for_oneself_and_only_what_is_free() {
        var task = start();
        as("anna");
        submit(task, Map.of("said", "x"));
        var next = nextId();
        as("anna");
        refused(403, "task.claimForOther", () -> engine.getTaskService().claim(next, "ben"));
        refused(403, "task.claimForOther", () -> engine.getTaskService().claim(next, null));
        refused(404, "notFound", () -> engine.getTaskService().claim("no-such-task", "anna"));
        asSystem();
        engine.getTaskService().setAssignee(next, "ben");
        as("anna");
        refused(409, "task.taken", () -> engine.getTaskService().claim(next, "anna"));
    }

    @Test
    void a_start_keeps_to_its_form() {
        as("anna");
        var forms = engine.getFormService();
        refused(400, "form.invalid", () -> forms.submitStartForm(definition(), Map.of()));
        refused(400, "form.invalid", () -> forms.submitStartForm(definition(), Map.of("name", "x", "stage", "MEMBER")));
        refused(400, "start.businessKey", () -> forms.submitStartForm(definition(), "C-000001", Map.of("name", "x")));
        refused(404, "notFound", () -> forms.submitStartForm("no-such-process", Map.of("name", "x")));
    }

    // ---- expressions in queries

    @Test
    @DisplayName("CVE-2026-109432: no expression runs in a query, nor in a part of an or-query")
    void no_expression_runs_in_a_query() {
        as("anna");
        var tasks = engine.getTaskService();
        refused(400, "door.query", () -> tasks.createTaskQuery()
                .taskAssigneeExpression("${1}")
                .list());
        refused(400, "door.query", () -> tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${1}")
                .endOr()
                .list());
        refused(400, "door.query", () -> tasks.createTaskQuery()
                .or()
                .dueBeforeExpression("${now()}")
                .endOr()
                .count());
        asSystem();
        refused(400, "door.query", () -> tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${1}")
                .endOr()
                .count());
    }

    @Test
    void a_stored_filter_keeps_its_own_expressions_but_takes_none_along() {
        asSystem();
        var filters = engine.getFilterService();
        var tasks = engine.getTaskService();
        Filter mine = filters.newTaskFilter("door test")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filters.saveFilter(mine);
        try {
            grant("anna", Resources.FILTER, mine.getId(), Permissions.READ);
            var task = start();
            as("anna");
            assertThat(filters.<Task>list(mine.getId())).extracting(Task::getId).containsExactly(task);
            assertThat(filters.count(mine.getId())).isEqualTo(1);
            var plain =
                    tasks.createTaskQuery().or().taskName("Say").taskName("x").endOr();
            assertThat(filters.<Task, TaskQuery>listPage(mine.getId(), plain, 0, 5))
                    .isEmpty();
            var evil = tasks.createTaskQuery()
                    .or()
                    .taskNameLike("x")
                    .taskOwnerExpression("${1}")
                    .endOr();
            refused(400, "door.query", () -> filters.list(mine.getId(), evil));
            refused(400, "door.query", () -> filters.count(mine.getId(), evil));
            refused(400, "door.query", () -> filters.listPage(mine.getId(), evil, 0, 1));
            refused(400, "door.query", () -> filters.singleResult(mine.getId(), evil));
            closed(() -> filters.saveFilter(mine));
            closed(() -> filters.deleteFilter(mine.getId()));
        } finally {
            asSystem();
            filters.deleteFilter(mine.getId());
        }
    }

    // ---- what Tasklist and Cockpit read

    @Test
    void reading_is_not_hurt() {
        var task = start();
        var instance = next().getProcessInstanceId();
        as("anna");
        assertThat(engine.getTaskService().createTaskQuery().list()).hasSize(1);
        assertThat(engine.getFormService().getTaskFormVariables(task)).containsKey("brief");
        assertThat(engine.getFormService().getTaskFormData(task)).isNotNull();
        assertThat(engine.getTaskService().getIdentityLinksForTask(task)).isNotEmpty();
        assertThat(engine.getRuntimeService().getActivityInstance(instance)).isNotNull();
        assertThat(engine.getRepositoryService().getProcessModel(definition())).isNotNull();
        assertThat(engine.getManagementService()
                        .createProcessDefinitionStatisticsQuery()
                        .list())
                .isNotEmpty();
        assertThat(engine.getIdentityService().createUserQuery().list()).isNotNull();
        assertThat(engine.getAuthorizationService()
                        .isUserAuthorized("anna", null, Permissions.CREATE, Resources.AUTHORIZATION))
                .isFalse();
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .list())
                .isNotNull();
        assertThat(engine.getManagementService().createMetricsQuery().sum()).isNotNegative();
    }

    @Test
    void a_form_is_served_in_the_language_of_its_reader() {
        var task = start();
        as("anna");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(served(task)).contains("\"label\":\"Who\"", "\"text\":\"Hello\"", "沟通方式");
    }

    @Test
    void the_form_of_no_task_is_not_found() {
        as("anna");
        refused(404, "notFound", () -> engine.getFormService().getDeployedTaskForm("no-such-task"));
        refused(404, "notFound", () -> engine.getFormService().getTaskFormData("no-such-task"));
    }

    // ---- task contexts

    @Test
    void open_tasks_show_what_the_record_says_now() {
        var task = start();
        assertThat(engine.getTaskService().getVariableLocal(task, "stage")).isEqualTo("B1");
        stage = "B2";
        as("ben");
        contexts.refresh(KEY);
        asSystem();
        assertThat(engine.getTaskService().getVariableLocal(task, "stage")).isEqualTo("B2");
        assertThat(engine.getTaskService().getVariableLocal(task, "brief").toString())
                .contains("\"number\":\"" + KEY + "\"");
    }

    @Test
    void a_refresh_inside_the_completing_transaction_leaves_the_completed_task_alone() {
        var task = start();
        RecordingDelegate.alsoDo = () -> {
            stage = "B2";
            contexts.refresh(KEY);
        };
        as("anna");
        submit(task, Map.of("said", "x"));
        asSystem();
        assertThat(engine.getTaskService().getVariableLocal(nextId(), "stage")).isEqualTo("B2");
    }

    // ---- jobs

    @Test
    void an_administrator_executes_a_job() {
        var task = start();
        as("anna");
        submit(task, Map.of("said", "x"));
        asSystem();
        var job = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(DoorModel.PROCESS)
                .singleResult();
        grantAll("ben");
        as("ben");
        engine.getManagementService().setJobRetries(job.getId(), 5);
        engine.getManagementService().executeJob(job.getId());
        refused(404, "notFound", () -> engine.getManagementService().executeJob(job.getId()));
        asSystem();
        assertThat(next()).isNull();
    }

    // ---- helpers

    private DefaultListableBeanFactory beans() {
        return (DefaultListableBeanFactory) spring.getBeanFactory();
    }

    private String start() {
        asSystem();
        engine.getRuntimeService().startProcessInstanceByKey(DoorModel.PROCESS, KEY);
        return nextId();
    }

    private Task next() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(KEY)
                .singleResult();
    }

    private String nextId() {
        var before = engine.getIdentityService().getCurrentAuthentication();
        asSystem();
        var id = next().getId();
        if (before != null) {
            as(before.getUserId());
        }
        return id;
    }

    private String definition() {
        var before = engine.getIdentityService().getCurrentAuthentication();
        asSystem();
        var id = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(DoorModel.PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
        if (before != null) {
            as(before.getUserId());
        }
        return id;
    }

    private void submit(String task, Map<String, Object> fields) {
        engine.getFormService().submitTaskForm(task, Variables.fromMap(fields));
    }

    private String served(String task) {
        try (var file = engine.getFormService().getDeployedTaskForm(task)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> names(String table) {
        return database.sql("select name_ from " + table
                        + " where proc_inst_id_ in (select id_ from act_hi_procinst where proc_def_key_ = ?)")
                .param(DoorModel.PROCESS)
                .query(String.class)
                .list();
    }

    private void as(String person) {
        engine.getIdentityService().setAuthentication(person, List.of());
    }

    private void asSystem() {
        engine.getIdentityService().clearAuthentication();
    }

    private void grant(String person, Resource resource, String id, Permissions... permissions) {
        asSystem();
        var granted = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        granted.setUserId(person);
        granted.setResource(resource);
        granted.setResourceId(id);
        granted.setPermissions(permissions);
        engine.getAuthorizationService().saveAuthorization(granted);
    }

    private void grantAll(String person) {
        for (var resource : Resources.values()) {
            asSystem();
            var query = engine.getAuthorizationService()
                    .createAuthorizationQuery()
                    .userIdIn(person)
                    .resourceType(resource)
                    .resourceId("*");
            query.list().forEach(old -> engine.getAuthorizationService().deleteAuthorization(old.getId()));
            grant(person, resource, "*", Permissions.ALL);
        }
    }

    private void closed(ThrowingCallable call) {
        refused(403, "door.closed", call);
    }

    private static InvalidRequestException refused(int status, String code, ThrowingCallable call) {
        var thrown = catchThrowable(call);
        var refusal = RefusalTranslator.refusalIn(thrown);
        assertThat(refusal).as("refusal behind " + thrown).isNotNull();
        assertThat(refusal).extracting(Refusal::code).isEqualTo(code);
        assertThat(thrown).isInstanceOf(InvalidRequestException.class);
        var answer = (InvalidRequestException) thrown;
        assertThat(answer.getStatus().getStatusCode()).isEqualTo(status);
        assertThat(answer.getMessage()).doesNotContain("refusal.");
        return answer;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
