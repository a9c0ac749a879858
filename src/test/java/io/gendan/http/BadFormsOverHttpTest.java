package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Forms filled in badly are refused with what is wrong and what to do, and nothing is stored")
class BadFormsOverHttpTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String START = ENGINE + "/process-definition/key/CustomerJourneyProcess/submit-form";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    private String number = "";
    private String task = "";
    private Browser chen;

    @BeforeAll
    void chen_signs_in() {
        people.hired();
        chen = Browser.of(port, "chen");
        chen.getJson(ENGINE + "/task/count");
    }

    @BeforeEach
    void chen_has_a_customer_to_research() {
        people.hired();
        number = cases.pursued("chen");
        task = stories.of(number).task("UserTask_ResearchCustomer").taskId();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "sources, null, Sources is missing: fill it in.",
                "sources, '\"\"', Sources is missing: fill it in.",
                "sources, '\" \\n\\t\\u3000\"', Sources is missing: fill it in.",
                "sources, 7, Sources must be text.",
                "sources, true, Sources must be text.",
                "sources, '\"a\\u0000b\"', Sources contains an invisible character",
                "phone, '\"   \"', Phone is missing: fill it in.",
                "researchedOn, '\"2099-01-01\"', cannot lie in the future: give a date up to now.",
                "researchedOn, '\"31.12.2025\"', 'is no date: write it as year-month-day, like 2026-11-21.'",
                "researchedOn, '\"2026-02-30\"', is no date",
                "researchedOn, '\"٢٠٢٦-٠١-٠١\"', is no date",
                "researchedOn, '\"0000-00-00\"', is no date",
                "researchedOn, '\"2026-01-01T10:00\"', is no date",
                "researchedOn, 20260101, is no date",
                "researchChecklist, '\"WEBSITE\"', Done must be a list of entries.",
                "researchChecklist, '[]', Done",
                "researchChecklist, '[\"NONSENSE\"]', Done is none of the options: choose one of",
                "researchChecklist, '[{\"a\":1}]', Done is none of the options",
                "researchChecklist, '[[\"WEBSITE\"]]', Done is none of the options",
                "contactPersonRole, '\"KING\"', 's role is none of the options: choose one of'",
                "contactPersonRole, '[\"ALLY\"]', 's role is none of the options'",
            })
    void research(String field, String json, String told) throws IOException {
        var fields = new HashMap<String, Object>(Answers.research());
        if (json == null) {
            fields.remove(field);
        } else {
            fields.put(field, value(Program.JSON.readTree(json)));
        }

        refused(() -> submit(task, fields), told);
    }

    @Test
    void overlong_text_is_told_with_the_longest_that_is_taken() {
        refused(
                () -> submit(task, research("sources", "x".repeat(10_001))),
                "Sources is too long: shorten it to at most 10,000");
        refused(() -> submit(task, research("sources", "星".repeat(600_000))), "Sources is too long");
        refused(() -> submit(task, research("phone", "1".repeat(256))), "Phone is too long: shorten it to at most 100");
        refused(() -> submit(task, research("contactPerson", "y".repeat(256))), "Contact person is too long");
    }

    @Test
    void half_a_character_is_no_text() {
        var body = Program.submission(research("sources", "@@")).replace("@@", "half \\ud83d of one");

        refused(
                () -> chen.send("POST", ENGINE + "/task/" + task + "/submit-form", body),
                "Sources contains an invisible");
    }

    @Test
    void a_refusal_speaks_chinese_to_chinese_readers() {
        var answer = chen.send(
                "POST",
                ENGINE + "/task/" + task + "/submit-form",
                Program.submission(research("sources", "")),
                "Accept-Language",
                "zh-CN,zh;q=0.9");

        assertThat(answer.body()).contains("资料来源", "请填写");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var fields = research("sources", " ");
        fields.put("researchedOn", "2099-01-01");
        fields.put("contactPersonRole", "KING");
        fields.remove("phone");

        refused(
                () -> submit(task, fields),
                "Phone is missing",
                "Sources is missing",
                "cannot lie in the future",
                "none of the");
    }

    @Test
    void typed_text_of_any_script_is_kept_as_typed() {
        var typed = "${7*7} {{x}} <script>alert(1)</script> 😀𠮷 会谈\nsecond line; 'quoted'";

        assertThat(submit(task, research("sources", typed)).statusCode()).isEqualTo(204);

        var record = Program.of(port, "chen")
                .get("/api/customers/" + number + "/record")
                .json();
        assertThat(record.path("items").get(0).path("content").path("sources").asText())
                .isEqualTo(typed);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "meetingAt, '\"2020-01-01T10:00+08:00\"', cannot lie in the past: give a date from now on.",
        "meetingAt, '\"2099-01-01\"', is no date with time: write it like 2026-11-21T14:30.",
        "meetingAt, '\"tomorrow\"', is no date with time",
        "meetingAt, '\"2026-13-01T10:00\"', is no date with time",
        "meetingAt, 5, is no date with time",
        "meetingStage, '\"B2\"', Kind of meeting is none of the options",
        "meetingPlace, '\"\"', Place is missing",
        "outreachOutcome, '\"SIGN\"', Outcome is none of the options",
        "noPriceQuoted, '\"true\"', must be ticked or not ticked",
        "noPriceQuoted, 'false', 'What was quoted, and why is missing'",
        "happenedAt, '\"2099-01-01T10:00\"', cannot lie in the future",
        "attitude, '\"keen\"', Attitude is none of the options",
        "summary, '{\"a\":1}', What was said must be text",
    })
    void a_contact(String field, String json, String told) throws IOException {
        stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"));
        task = stories.of(number).task("UserTask_RecordContact").taskId();
        var fields = new HashMap<>(Answers.invitationAccepted("A2"));
        fields.put(field, value(Program.JSON.readTree(json)));

        refused(() -> submit(task, fields), told);
    }

    @Test
    @DisplayName("A meeting is not arranged for a time that has passed; its list of questions takes no thousand rows")
    void a_meeting() {
        stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", Answers.invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        task = stories.of(number).task("UserTask_ArrangeMeeting").taskId();
        var arrangement = new HashMap<>(Answers.arrangement());
        arrangement.put("meetingAt", Stories.now().minus(Duration.ofHours(2)).toString());
        refused(() -> submit(task, arrangement), "cannot lie in the past: give a date from now on.");
        arrangement.put("meetingAt", "");
        refused(() -> submit(task, arrangement), "is missing: fill it in.");

        stories.of(number).completes("chen", "UserTask_ArrangeMeeting", Answers.arrangement());
        task = stories.of(number).task("UserTask_HoldMeeting").taskId();
        var notes = new HashMap<>(Answers.notes());
        notes.put("customerQuestions", Collections.nCopies(1_000, Map.of("question", "How long?", "satisfied", "YES")));
        refused(() -> submit(task, notes), "at most 100 entries are allowed");
        notes.put("customerQuestions", List.of());
        refused(() -> submit(task, notes), "add at least one entry");
        notes.put("customerQuestions", List.of(Map.of("question", "How long?", "satisfied", "PERHAPS")));
        refused(() -> submit(task, notes), "none of the options");
        notes.put("customerQuestions", List.of(Map.of("question", "a", "satisfied", "YES", "stage", "MEMBER")));
        refused(() -> submit(task, notes), "stage” is no field of this form: leave it out.");
        notes.put("customerQuestions", List.of("text", 7));
        refused(() -> submit(task, notes), "The customer's questions");
        notes.put("customerQuestions", "text");
        refused(() -> submit(task, notes), "The customer's questions");

        stories.of(number).completes("chen", "UserTask_HoldMeeting", Answers.notes());
        task = stories.of(number).task("UserTask_GiveSalespersonView").taskId();
        for (var weight : List.<Object>of("seventy", "７０", 0, 101, -1, 1e300, true, List.of(7))) {
            var view = new HashMap<>(Answers.salespersonView("ALLY"));
            view.put(
                    "participants",
                    List.of(Map.of("name", "Mr. Zhou", "role", "ALLY", "weight", weight, "reason", "Spoke most")));
            refused(() -> submit(task, view), "Decision weight");
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "name, null, Name is missing",
                "name, '\"  \"', Name is missing",
                "name, '\"a\\u0000b\"', Name contains an invisible character",
                "kind, '\"CLUB\"', Kind is none of the options",
                "email, '\"nobody\"', E-mail is no e-mail address",
                "owner, '\"nobody\"', nobody has the login",
                "owner, '\"admin\"', does not work with customers",
                "contactPersonRole, '\"BOSS\"', none of the options",
                "number, '\"C-000001\"', number” is no field of this form",
                "stage, '\"MEMBER\"', stage” is no field of this form",
            })
    void a_new_customer(String field, String json, String told) throws IOException {
        var fields = newCustomer();
        if (json == null) {
            fields.remove(field);
        } else {
            fields.put(field, value(Program.JSON.readTree(json)));
        }

        refused(() -> chen.send("POST", START, Program.submission(fields)), told);
    }

    @Test
    void a_new_customer_with_an_overlong_name_or_for_another() {
        var overlong = newCustomer();
        overlong.put("name", "x".repeat(201));
        refused(
                () -> chen.send("POST", START, Program.submission(overlong)),
                "Name is too long: shorten it to at most 200");
        var fields = newCustomer();
        fields.put("owner", "yang");
        var before = cases.everything(number);
        var forAnother = chen.send("POST", START, Program.submission(fields));
        assertThat(forAnother.statusCode()).isEqualTo(403);
        assertThat(forAnother.body()).contains("You cannot bring in customers for");
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    @Test
    void a_new_customer_filled_in_well_is_taken_up() {
        var fields = newCustomer();

        var answer = chen.send("POST", START, Program.submission(fields));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var found = Program.of(port, "chen")
                .get("/api/customers?q=" + String.valueOf(fields.get("name")).replace(" ", "%20"))
                .json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("items").get(0).path("stage").asText()).isEqualTo("A");
        assertThat(found.path("items").get(0).path("owner").asText()).isEqualTo("chen");
    }

    // ---- helpers

    private HttpResponse<String> submit(String id, Map<String, ?> fields) {
        return chen.send("POST", ENGINE + "/task/" + id + "/submit-form", Program.submission(fields));
    }

    /** Refused in these words, and nothing in the database is other than before. */
    private void refused(Supplier<HttpResponse<String>> request, String... told) {
        var before = cases.everything(number);
        var answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains(told)
                .doesNotContain("form.", "customer.", "Exception:")
                .hasSizeLessThan(2_000);
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    private static HashMap<String, Object> research(String field, Object value) {
        var fields = new HashMap<String, Object>(Answers.research());
        fields.put(field, value);
        return fields;
    }

    private static HashMap<String, Object> newCustomer() {
        return new HashMap<>(Map.of("name", "Outside " + UUID.randomUUID(), "kind", "ORGANISATION"));
    }

    private static Object value(JsonNode json) {
        return Program.JSON.convertValue(json, Object.class);
    }
}
