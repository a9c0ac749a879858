package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.staff.TeamSight;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.ReadyFilters;
import io.gendan.support.Stories;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The doors of Tasklist, knocked at from outside")
class TasklistFromOutsideTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String RESEARCH = "UserTask_ResearchCustomer";

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    FilterService filters;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TeamSight sight;

    private final Map<String, Browser> browsers = new HashMap<>();
    private String number = "";
    private String task = "";

    @BeforeEach
    void chen_has_a_customer_to_research() {
        people.hired();
        number = cases.pursued("chen");
        task = stories.of(number).task(RESEARCH).taskId();
    }

    // ---- completing

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "stage",
                "outcome",
                "reviewer",
                "journeyId",
                "completedBy",
                "completedTaskId",
                "formFields",
                "brief",
                "customerName",
                "owner",
                "execution",
                "${1+1}",
                "researchChecklist.x",
                ""
            })
    @DisplayName("A field that the form does not have is refused")
    void smuggled_fields_are_refused(String key) {
        var fields = new HashMap<String, Object>(Answers.research());
        fields.put(key, "MEMBER");

        for (var door : List.of("submit-form", "complete")) {
            refused("chen", 400, "POST", "/task/" + task + "/" + door, Program.submission(fields));
        }
    }

    @Test
    @DisplayName("Values in wrappings that no form sends are refused, and nothing in them is read or run")
    void strange_wrappings_are_refused() {
        for (var value : List.of(
                "{\"type\":\"Object\",\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==\",\"valueInfo\":{"
                        + "\"objectTypeName\":\"java.util.HashMap\","
                        + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
                "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"java.lang.ProcessBuilder\","
                        + "\"serializationDataFormat\":\"application/json\"}}",
                "{\"type\":\"File\",\"value\":\"eA==\",\"valueInfo\":{\"filename\":\"a.txt\"}}",
                "{\"type\":\"Xml\",\"value\":\"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>\"}",
                "{\"type\":\"Bytes\",\"value\":\"eA==\"}",
                "{\"type\":\"Integer\",\"value\":\"many\"}",
                "{\"type\":\"Date\",\"value\":\"yesterday\"}",
                "{\"type\":\"Json\",\"value\":\"{\"}",
                "{\"type\":\"Nonsense\",\"value\":\"x\"}",
                "{\"type\":7,\"value\":\"x\"}",
                "{\"value\":{\"a\":1}}",
                "{\"value\":[1,2]}",
                "\"text\"",
                "[]",
                "null")) {
            refused(
                    "chen",
                    400,
                    "POST",
                    "/task/" + task + "/submit-form",
                    "{\"variables\":{\"sources\":" + value + "}}");
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"{}", "{\"variables\":{}}", "{\"variables\":null}", "", "[]", "null", "\"x\"", "{", "7"})
    void an_empty_completion_is_refused(String body) {
        for (var door : List.of("submit-form", "complete")) {
            refused("chen", 400, "POST", "/task/" + task + "/" + door, body);
        }
    }

    @Test
    void a_refusal_says_in_words_what_is_missing() {
        var answer = send("chen", "POST", "/task/" + task + "/complete", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("InvalidRequestException", "Sources is missing: fill it in.")
                .doesNotContain("form.missing", "Exception:", "io.gendan");
    }

    @Test
    @DisplayName("Only the assignee completes: neither colleagues nor who leads them, nor an administrator")
    void nobody_completes_the_task_of_another() {
        for (var other : List.of("liu", "yang", "li", "zhao", "wang", "admin")) {
            for (var door : List.of("submit-form", "complete")) {
                refused(other, 403, "POST", "/task/" + task + "/" + door, Program.submission(Answers.research()));
            }
        }
    }

    @Test
    @DisplayName("A-05: a candidate completes only after claiming, and claims only for himself")
    void a_candidate_claims_first() {
        stories.of(number)
                .completes("chen", RESEARCH, Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("EMAIL"));
        var review = stories.of(number).task("UserTask_ReviewContact").taskId();
        var approval = Program.submission(Answers.approval());

        refused("liu", 403, "POST", "/task/" + review + "/submit-form", approval);
        refused("liu", 403, "POST", "/task/" + review + "/claim", "{\"userId\":\"li\"}");
        refused("yang", 403, "POST", "/task/" + review + "/claim", "{\"userId\":\"yang\"}");
        refused("chen", 403, "POST", "/task/" + review + "/claim", "{\"userId\":\"chen\"}");

        assertThat(send("liu", "POST", "/task/" + review + "/claim", "{\"userId\":\"liu\"}")
                        .statusCode())
                .isEqualTo(204);
        refused("li", 409, "POST", "/task/" + review + "/claim", "{\"userId\":\"li\"}");
        assertThat(send("liu", "POST", "/task/" + review + "/submit-form", approval)
                        .statusCode())
                .isEqualTo(204);
        assertThat(stories.of(number).openTasks()).containsExactly("UserTask_SendMessage");
    }

    @Test
    void a_form_submitted_twice_is_a_conflict_the_second_time() {
        var body = Program.submission(Answers.research());

        assertThat(send("chen", "POST", "/task/" + task + "/submit-form", body).statusCode())
                .isEqualTo(204);
        refused("chen", 409, "POST", "/task/" + task + "/submit-form", body);
        refused("chen", 409, "POST", "/task/" + task + "/complete", body);
    }

    @Test
    void of_eight_submissions_at_once_one_counts() throws Exception {
        var body = Program.submission(Answers.research());
        var before = cases.entries(number);
        var submit = (Callable<Integer>) () ->
                send("chen", "POST", "/task/" + task + "/submit-form", body).statusCode();
        assertThat(get("chen", "/task/" + task).statusCode()).isEqualTo(200);

        assertThat(atOnce(submit, 8)).containsExactlyInAnyOrder(204, 409, 409, 409, 409, 409, 409, 409);

        assertThat(cases.entries(number)).isEqualTo(before + 1);
        assertThat(stories.of(number).openTasks()).containsExactly("UserTask_PrepareContact");
    }

    // ---- everything else

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"chen", "liu", "li", "wang", "admin"})
    @DisplayName("Tasks, variables, instances, models, filters, people and rights are not written from outside")
    void nothing_is_written_past_the_forms(String login) {
        var knocks = knocks(login);
        var before = cases.everything(number);
        var softly = new SoftAssertions();
        for (var knock : knocks) {
            var words = knock.split(" ", 3);
            var answer = send(login, words[0], words[1], words.length > 2 ? words[2] : "");
            softly.assertThat(answer.statusCode())
                    .as("%s %s", login, knock)
                    .isBetween(400, 499)
                    .isNotEqualTo(401);
        }
        softly.assertThat(cases.everything(number)).isEqualTo(before);
        softly.assertAll();
    }

    private List<String> knocks(String login) {
        var instance = cases.processInstance(number);
        var filter = ReadyFilters.of(filters, ReadyFilters.MY_WORK).getId();
        var knocks = new ArrayList<String>();
        var text = "{\"value\":\"MEMBER\",\"type\":\"String\"}";
        var changes = "{\"modifications\":{\"stage\":" + text + "},\"deletions\":[\"brief\"]}";
        var other = "{\"userId\":\"" + (login.equals("liu") ? "chen" : "liu") + "\"}";
        var t = ENGINE + "/task/" + task;
        for (var scope : List.of("variables", "localVariables")) {
            knocks.add("PUT " + t + "/" + scope + "/stage " + text);
            knocks.add("PUT " + t + "/" + scope + "/brief " + text);
            knocks.add("POST " + t + "/" + scope + " " + changes);
            knocks.add("DELETE " + t + "/" + scope + "/brief");
            knocks.add("POST " + t + "/" + scope + "/brief/data x");
        }
        knocks.add("POST " + t + "/assignee " + other);
        knocks.add("POST " + t + "/assignee {\"userId\":null}");
        knocks.add("POST " + t + "/claim " + other);
        knocks.add("POST " + t + "/claim {\"userId\":null}");
        knocks.add("POST " + t + "/unclaim");
        knocks.add("POST " + t + "/delegate " + other);
        knocks.add("POST " + t + "/resolve {}");
        knocks.add("POST " + t + "/bpmnError {\"errorCode\":\"cadence.tooEarly\"}");
        knocks.add("POST " + t + "/bpmnEscalation {\"escalationCode\":\"x\"}");
        knocks.add("POST " + t + "/identity-links {\"userId\":\"liu\",\"type\":\"candidate\"}");
        knocks.add("POST " + t + "/identity-links/delete {\"userId\":\"chen\",\"type\":\"assignee\"}");
        knocks.add("POST " + t + "/comment/create {\"message\":\"x\"}");
        knocks.add("POST " + t + "/attachment/create x");
        knocks.add("DELETE " + t + "/comment");
        knocks.add("PUT " + t + " {\"name\":\"x\",\"assignee\":\"liu\",\"due\":\"2030-01-01T00:00:00.000+0800\"}");
        knocks.add("DELETE " + t);
        knocks.add("POST " + ENGINE + "/task/create {\"name\":\"x\",\"assignee\":\"" + login + "\"}");
        for (var execution : cases.executions(number)) {
            var e = ENGINE + "/execution/" + execution;
            knocks.add("PUT " + e + "/localVariables/outcome " + text);
            knocks.add("POST " + e + "/localVariables " + changes);
            knocks.add("DELETE " + e + "/localVariables/outcome");
            knocks.add("POST " + e + "/signal {}");
            knocks.add("POST " + e + "/messageSubscriptions/interaction.answerAwaited/trigger {}");
            knocks.add("POST " + e + "/messageSubscriptions/journey.released/trigger {}");
            knocks.add("POST " + e + "/create-incident {\"incidentType\":\"x\",\"configuration\":\"x\"}");
        }
        var i = ENGINE + "/process-instance/" + instance;
        knocks.add("PUT " + i + "/variables/outcome " + text);
        knocks.add("POST " + i + "/variables " + changes);
        knocks.add("DELETE " + i + "/variables/outcome");
        knocks.add("DELETE " + i);
        knocks.add("DELETE " + i + "?skipCustomListeners=true&skipIoMappings=true&failIfNotExists=false");
        knocks.add("PUT " + i + "/suspended {\"suspended\":true}");
        var move = "{\"skipCustomListeners\":true,\"instructions\":[{\"type\":\"startBeforeActivity\","
                + "\"activityId\":\"EndEvent_Joined\"}]}";
        knocks.add("POST " + i + "/modification " + move);
        knocks.add("POST " + i + "/modification-async " + move);
        knocks.add("POST " + i + "/comment {\"message\":\"x\"}");
        var all = ENGINE + "/process-instance";
        knocks.add("PUT " + all + "/suspended {\"processInstanceIds\":[\"" + instance + "\"],\"suspended\":true}");
        knocks.add(
                "POST " + all + "/suspended-async {\"processInstanceIds\":[\"" + instance + "\"],\"suspended\":true}");
        knocks.add("POST " + all + "/delete {\"processInstanceIds\":[\"" + instance + "\"]}");
        knocks.add("POST " + all + "/job-retries {\"processInstances\":[\"" + instance + "\"],\"retries\":0}");
        knocks.add("POST " + all + "/variables-async {\"processInstanceIds\":[\"" + instance
                + "\"],\"variables\":{\"outcome\":" + text + "}}");
        knocks.add("POST " + all
                + "/message-async {\"messageName\":\"interaction.answerAwaited\",\"processInstanceIds\":[\"" + instance
                + "\"]}");
        knocks.add("POST " + ENGINE + "/message {\"messageName\":\"interaction.answerAwaited\",\"businessKey\":\""
                + number + "\"}");
        for (var message : List.of("redirected", "paused", "released", "lost", "handOverOffered", "helpAsked")) {
            knocks.add("POST " + ENGINE + "/message {\"messageName\":\"journey." + message + "\",\"businessKey\":\""
                    + number + "\",\"processVariables\":{\"formFields\":{\"value\":\"{}\",\"type\":\"Json\"}}}");
        }
        knocks.add("POST " + ENGINE + "/message {\"messageName\":\"x\",\"all\":true}");
        knocks.add("POST " + ENGINE + "/signal {\"name\":\"x\"}");
        knocks.add("POST " + ENGINE + "/condition {\"variables\":{}}");
        var d = ENGINE + "/process-definition/key/CustomerJourneyProcess";
        var start = "{\"businessKey\":\"" + cases.known("chen") + "\",\"variables\":{\"stage\":" + text + "}}";
        knocks.add("POST " + d + "/start " + start);
        knocks.add("POST " + d + "/start {}");
        knocks.add("POST " + d + "/submit-form " + start);
        knocks.add("POST " + d + "/submit-form {\"businessKey\":\"C-000001\",\"variables\":{\"name\":{\"value\":\"x\"},"
                + "\"kind\":{\"value\":\"PERSON\"}}}");
        knocks.add("POST " + d + "/submit-form {}");
        for (var part : List.of(
                "ContactProcess", "LookAgainProcess", "MeetingProcess", "NegotiationProcess", "OutreachProcess")) {
            knocks.add("POST " + ENGINE + "/process-definition/key/" + part + "/start {\"businessKey\":\"" + number
                    + "\"}");
            knocks.add("POST " + ENGINE + "/process-definition/key/" + part + "/submit-form {}");
        }
        knocks.add("PUT " + d + "/suspended {\"suspended\":true,\"includeProcessInstances\":true}");
        knocks.add("PUT " + d + "/history-time-to-live {\"historyTimeToLive\":0}");
        knocks.add("DELETE " + d + "?cascade=true");
        knocks.add("PUT " + ENGINE + "/process-definition/suspended {\"processDefinitionKey\":"
                + "\"CustomerJourneyProcess\",\"suspended\":true}");
        knocks.add("POST " + ENGINE + "/decision-definition/key/contactCadence/evaluate {\"variables\":{}}");
        knocks.add("PUT " + ENGINE + "/decision-definition/key/contactCadence/history-time-to-live "
                + "{\"historyTimeToLive\":0}");
        knocks.add("POST " + ENGINE + "/migration/generate {}");
        knocks.add("POST " + ENGINE + "/migration/execute {}");
        knocks.add("POST " + ENGINE + "/modification/execute " + move);
        knocks.add("POST " + ENGINE + "/modification/executeAsync " + move);
        knocks.add("POST " + ENGINE + "/deployment/create x");
        knocks.add("POST " + ENGINE + "/deployment/x/redeploy {}");
        knocks.add("DELETE " + ENGINE + "/deployment/x");
        var named = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1+1}\"}}";
        knocks.add("POST " + ENGINE + "/filter/create " + named);
        knocks.add("POST " + ENGINE + "/filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");
        knocks.add("PUT " + ENGINE + "/filter/" + filter + " " + named);
        knocks.add("DELETE " + ENGINE + "/filter/" + filter);
        knocks.add(
                "POST " + ENGINE + "/user/create {\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"x\"}}");
        knocks.add("PUT " + ENGINE + "/user/wang/credentials {\"password\":\"eve eve eve\"}");
        knocks.add("POST " + ENGINE + "/user/wang/unlock");
        knocks.add("DELETE " + ENGINE + "/user/wang");
        knocks.add("POST " + ENGINE + "/group/create {\"id\":\"camunda-admin\"}");
        knocks.add("PUT " + ENGINE + "/group/director/members/" + login);
        knocks.add("POST " + ENGINE + "/tenant/create {\"id\":\"x\"}");
        knocks.add("POST " + ENGINE + "/authorization/create {\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\""
                + login + "\",\"resourceType\":7,\"resourceId\":\"*\"}");
        knocks.add("POST " + ENGINE + "/external-task/fetchAndLock {\"workerId\":\"x\",\"maxTasks\":1,\"topics\":[]}");
        knocks.add("POST " + ENGINE + "/job/suspended {}");
        knocks.add(
                "PUT " + ENGINE + "/job/suspended {\"processDefinitionKey\":\"OutreachProcess\",\"suspended\":true}");
        knocks.add("POST " + ENGINE + "/job/retries {\"jobIds\":[\"x\"],\"retries\":0}");
        knocks.add("PUT " + ENGINE + "/job-definition/suspended {\"processDefinitionKey\":\"OutreachProcess\","
                + "\"suspended\":true}");
        knocks.add("POST " + ENGINE + "/history/cleanup?immediatelyDue=true");
        knocks.add("DELETE " + ENGINE + "/history/process-instance/" + instance);
        knocks.add("POST " + ENGINE + "/history/process-instance/delete {\"historicProcessInstanceIds\":[\"" + instance
                + "\"]}");
        knocks.add("DELETE " + ENGINE + "/history/process-instance/" + instance + "/variable-instances");
        knocks.add("PUT " + ENGINE + "/history/user-operation/x/set-annotation {\"annotation\":\"x\"}");
        knocks.add("DELETE " + ENGINE + "/metrics/task-worker");
        knocks.add("POST " + ENGINE + "/telemetry/configuration {\"enableTelemetry\":true}");
        knocks.add("DELETE " + ENGINE + "/batch/x?cascade=true");
        knocks.add("POST /camunda/api/admin/setup/default/user/create {\"profile\":{\"id\":\"eve\"},"
                + "\"credentials\":{\"password\":\"eve\"}}");
        knocks.add("POST /camunda/api/admin/auth/user/default/login/cockpit");
        for (var door : List.of("assignee", "delegate", "resolve", "bpmnError", "localVariables", "variables")) {
            knocks.add("POST " + t + "/" + door + " null");
            knocks.add("POST " + t + "/" + door);
        }
        knocks.add("PUT " + t + "/variables/stage null");
        knocks.add("POST " + t + "/variables {\"modifications\":{\"stage\":null}}");
        knocks.add("POST " + d + "/start null");
        knocks.add("POST " + d + "/submit-form null");
        knocks.add("POST " + ENGINE + "/message null");
        return knocks;
    }

    @Test
    @DisplayName("The engine's REST interface does not exist unless it was asked for")
    void the_rest_interface_is_off() {
        for (var login : List.of("chen", "admin")) {
            var program = Program.of(port, login);
            for (var path : List.of(
                    "/engine-rest",
                    "/engine-rest/",
                    "/engine-rest/engine",
                    "/engine-rest/task",
                    "/engine-rest/engine/default/task",
                    "/engine-rest;a=b/task",
                    "/engine%2Drest/task",
                    "//engine-rest/task",
                    "/engine-rest/process-definition/key/CustomerJourneyProcess")) {
                assertThat(program.get(path).status()).as(path).isIn(400, 404);
            }
            assertThat(program.post("/engine-rest/task/" + task + "/complete", "{}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(Program.nobody(port).get("/engine-rest/task").status()).isEqualTo(404);
    }

    // ---- queries and reading

    @Test
    @DisplayName(
            "CVE-2026-109432: expressions in task queries, in their or-parts and beside a stored filter are refused")
    void no_expression_runs_in_a_query() {
        var filter = ReadyFilters.of(filters, ReadyFilters.MY_WORK).getId();
        var queries = List.of(
                "{\"assigneeExpression\":\"${1+1}\"}",
                "{\"candidateUserExpression\":\"#{currentUser()}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${runtimeService.deleteProcessInstance('x','y')}\"}]}",
                "{\"orQueries\":[{\"name\":\"a\"},{\"dueBeforeExpression\":\"${now()}\",\"name\":\"b\"}]}",
                "{\"orQueries\":[{\"processInstanceBusinessKeyExpression\":\"${''.getClass()}\"}]}",
                "{\"orQueries\":[{\"assignee\":\"x\",\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}]}");
        for (var login : List.of("chen", "wang", "admin")) {
            for (var query : queries) {
                refused(login, 400, "POST", "/task", query);
                refused(login, 400, "POST", "/task/count", query);
                for (var door : login.equals("admin") ? List.<String>of() : List.of("list", "count", "singleResult")) {
                    refused(login, 400, "POST", "/filter/" + filter + "/" + door, query);
                }
            }
        }
        assertThat(get("chen", "/task?assigneeExpression=%24%7B1%2B1%7D").statusCode())
                .isEqualTo(400);
        assertThat(get("chen", "/filter/" + filter + "/list?assigneeExpression=%24%7B1%2B1%7D")
                        .statusCode())
                .as("a filter takes no such thing from its address")
                .isIn(200, 400);
    }

    @Test
    void tasklist_lists_ones_own_work_by_its_filter() {
        var filter = ReadyFilters.of(filters, ReadyFilters.MY_WORK).getId();

        assertThat(browser("chen").everyPage(ENGINE + "/filter/" + filter + "/list"))
                .contains(task);
        assertThat(browser("yang").everyPage(ENGINE + "/filter/" + filter + "/list"))
                .doesNotContain(task);
    }

    @Test
    @DisplayName("N-14, N-21: who leads the owner reads a task and what its form shows, and can do nothing with it")
    void leaders_read_the_tasks_of_their_people_and_no_more() {
        for (var login : List.of("li", "zhao", "wang")) {
            assertThat(get(login, "/task/" + task).statusCode()).as(login).isEqualTo(200);
            assertThat(get(login, "/task/" + task + "/form-variables?deserializeValues=false")
                            .body())
                    .as(login)
                    .contains("customerName", nameOfCustomer());
            for (var door : List.of("submit-form", "complete")) {
                refused(login, 403, "POST", "/task/" + task + "/" + door, Program.submission(Answers.research()));
            }
            refused(login, 403, "POST", "/task/" + task + "/claim", "{\"userId\":\"" + login + "\"}");
        }
        stories.of(number).completes("chen", RESEARCH, Answers.research());
        assertThat(get("li", "/task/" + task).statusCode()).isIn(403, 404);
    }

    @Test
    @DisplayName("What waits unclaimed cannot be claimed by who only reads it")
    void leaders_do_not_claim_what_nobody_asked_them_for() {
        stories.of(number)
                .completes("chen", RESEARCH, Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("EMAIL"));
        var review = stories.of(number).task("UserTask_ReviewContact").taskId();

        for (var login : List.of("zhao", "wang")) {
            assertThat(get(login, "/task/" + review).statusCode()).as(login).isEqualTo(200);
            refused(login, 403, "POST", "/task/" + review + "/claim", "{\"userId\":\"" + login + "\"}");
        }
        assertThat(send("liu", "POST", "/task/" + review + "/claim", "{\"userId\":\"liu\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("With a new owner the tasks are read by who leads that one")
    void leaders_follow_the_owner() {
        cases.given(number, "yang");
        sight.follow(number);

        assertThat(get("sun", "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(get("zhao", "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(get("li", "/task/" + task).statusCode()).isIn(403, 404);
        assertThat(get("chen", "/task/" + task).statusCode())
                .as("still the assignee")
                .isEqualTo(200);

        cases.given(number, "chen");
        sight.followAll();
        assertThat(get("li", "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(get("sun", "/task/" + task).statusCode()).isIn(403, 404);
    }

    @Test
    @DisplayName("Each role finds its own ready-made lists")
    void ready_made_lists_are_there_by_role() {
        var everybody = List.of("myWorkToday", "myWork", "overdue", "taggedKey");
        assertThat(listsOf("chen")).containsExactlyElementsOf(everybody);
        assertThat(listsOf("li")).containsExactly("myWorkToday", "myWork", "overdue", "myTeam", "taggedKey");
        for (var login : List.of("zhao", "wang")) {
            assertThat(listsOf(login))
                    .as(login)
                    .containsExactly("myWorkToday", "myWork", "overdue", "myTeam", "forTheDirector", "taggedKey");
        }
        assertThat(listsOf("admin")).isEmpty();
        var myTeam = ReadyFilters.of(filters, "myTeam").getId();
        assertThat(get("chen", "/filter/" + myTeam).statusCode()).isIn(403, 404);
        refused("chen", 403, "POST", "/filter/" + myTeam + "/list", "{}");
    }

    @Test
    @DisplayName("The team's work is in the list of who leads it, one's own work is not")
    void my_team_is_what_others_do() {
        assertThat(idsIn("li", "myTeam")).contains(task);
        assertThat(idsIn("wang", "myTeam")).contains(task);
        assertThat(idsIn("sun", "myTeam")).doesNotContain(task);
        assertThat(idsIn("li", "myWork")).doesNotContain(task);

        var own = stories.of(cases.pursued("li")).task(RESEARCH).taskId();
        assertThat(idsIn("li", "myWork")).contains(own);
        assertThat(idsIn("li", "myTeam")).doesNotContain(own);
        assertThat(idsIn("wang", "myTeam")).contains(own);
    }

    @Test
    @DisplayName("Today's work is what is due until midnight here, overdue, or without a date")
    void my_work_today_ends_at_midnight_in_the_installations_zone() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        try {
            due("2026-03-02T23:59:00+08:00");
            assertThat(idsIn("chen", "myWorkToday")).contains(task);
            assertThat(idsIn("chen", "overdue")).doesNotContain(task);
            due("2026-03-03T00:01:00+08:00");
            assertThat(idsIn("chen", "myWorkToday")).doesNotContain(task);
            assertThat(idsIn("chen", "myWork")).contains(task);
            due("2026-03-01T18:00:00+08:00");
            assertThat(idsIn("chen", "myWorkToday")).contains(task);
            assertThat(idsIn("chen", "overdue")).contains(task);
            assertThat(idsIn("li", "overdue")).contains(task);
            assertThat(idsIn("yang", "overdue")).doesNotContain(task);
            engine.getTaskService().setDueDate(task, null);
            assertThat(idsIn("chen", "myWorkToday")).contains(task);
            assertThat(idsIn("liu", "myWorkToday")).doesNotContain(task);
        } finally {
            ClockUtil.reset();
        }
    }

    private void due(String time) {
        engine.getTaskService()
                .setDueDate(task, Date.from(OffsetDateTime.parse(time).toInstant()));
    }

    private List<String> listsOf(String login) {
        var answer = get(login, "/filter?itemCount=false&sortBy=filterId&sortOrder=asc");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body()).findValues("properties").stream()
                .sorted(Comparator.comparingInt(
                        properties -> properties.path("priority").asInt()))
                .map(properties -> properties.path("gendan").asText())
                .toList();
    }

    private List<String> idsIn(String login, String list) {
        return ID.matcher(browser(login)
                        .everyPage(ENGINE + "/filter/"
                                + ReadyFilters.of(filters, list).getId() + "/list"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return Program.JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(text, noJson);
        }
    }

    @Test
    @DisplayName("Who has nothing to do with a task reads nothing of it; an administrator reads no variables at all")
    void strangers_read_nothing() {
        var instance = cases.processInstance(number);
        assertThat(get("chen", "/task/" + task + "/form-variables").body()).contains("customerName");
        for (var login : List.of("yang", "huang", "sun", "liu", "admin")) {
            for (var path : List.of(
                    "/task/" + task,
                    "/task/" + task + "/form-variables",
                    "/task/" + task + "/form-variables?variableNames=brief&deserializeValues=false",
                    "/task/" + task + "/rendered-form",
                    "/task/" + task + "/form",
                    "/task/" + task + "/deployed-form",
                    "/task/" + task + "/variables",
                    "/task/" + task + "/variables/brief",
                    "/task/" + task + "/variables/brief/data",
                    "/task/" + task + "/localVariables",
                    "/task/" + task + "/localVariables/brief",
                    "/task/" + task + "/identity-links",
                    "/process-instance/" + instance + "/variables",
                    "/process-instance/" + instance + "/variables/outcome")) {
                assertThat(get(login, path).statusCode())
                        .as("%s %s", login, path)
                        .isIn(403, 404, 406);
            }
            for (var path : List.of(
                    "/variable-instance", "/history/variable-instance", "/history/detail", "/task", "/history/task")) {
                assertThat(browser(login).everyPage(ENGINE + path))
                        .as("%s %s", login, path)
                        .doesNotContain(task, nameOfCustomer());
            }
            var asked = send(login, "POST", "/variable-instance", "{\"variableName\":\"brief\"}");
            assertThat(asked.body()).as(login).doesNotContain(task);
        }
        assertThat(send("admin", "POST", "/variable-instance", "{}").body()).isEqualTo("[]");
    }

    private String nameOfCustomer() {
        return Program.of(port, "chen")
                .get("/api/customers/" + number)
                .json()
                .path("name")
                .asText("?");
    }

    @Test
    void ids_of_nothing_are_not_found() {
        for (var path : List.of(
                "/task/none",
                "/task/none/form",
                "/task/none/form-variables",
                "/task/none/deployed-form",
                "/task/none/variables",
                "/process-instance/none",
                "/process-instance/none/activity-instances",
                "/process-instance/none/variables",
                "/process-definition/none",
                "/process-definition/key/none",
                "/process-definition/key/none/startForm",
                "/process-definition/none/xml",
                "/deployment/none",
                "/deployment/none/resources",
                "/filter/none",
                "/execution/none",
                "/job/none",
                "/nonsense")) {
            for (var login : List.of("chen", "wang", "admin")) {
                assertThat(get(login, path).statusCode())
                        .as("%s %s", login, path)
                        .isBetween(400, 499);
            }
        }
        refused("chen", 409, "POST", "/task/none/submit-form", "{}");
        refused("chen", 404, "POST", "/process-definition/key/none/submit-form", "{}");
    }

    @Test
    void without_tasklists_token_nothing_is_done() {
        var program = Program.of(port, "chen");

        var answer = program.post(ENGINE + "/task/" + task + "/submit-form", Program.submission(Answers.research()));

        assertThat(answer.status()).isIn(401, 403);
        assertThat(stories.of(number).openTasks()).containsExactly(RESEARCH);
    }

    // ---- helpers

    private void refused(String login, int status, String method, String path, String body) {
        var before = cases.everything(number);
        assertThat(send(login, method, path, body))
                .as("%s: %s %s %s", login, method, path, body)
                .satisfies(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status));
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    private HttpResponse<String> send(String login, String method, String path, String body) {
        return browser(login).send(method, path.startsWith("/camunda") ? path : ENGINE + path, body);
    }

    private HttpResponse<String> get(String login, String path) {
        return browser(login).getJson(ENGINE + path);
    }

    /** A signed-in browser that has got Tasklist's token. */
    private Browser browser(String login) {
        return browsers.computeIfAbsent(login, unknown -> {
            var browser = Browser.of(port, login);
            browser.getJson(ENGINE + "/task/count");
            return browser;
        });
    }

    private static List<Integer> atOnce(Callable<Integer> deed, int times) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(times, deed))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
