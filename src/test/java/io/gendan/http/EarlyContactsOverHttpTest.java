package io.gendan.http;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("Contacts that were too early, over HTTP (CD-04)")
class EarlyContactsOverHttpTest {

    private static final String TOO_EARLY = "Too early for this customer. The last contact was on 2026-03-02 10:00 "
            + "(Phone 电话, 陈静 Chen Jing); the next one of this kind is allowed from 2026-03-03 10:00.";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    private String number = "";

    @BeforeEach
    void chen_has_called_on_monday_at_ten() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
        assertThat(record("chen", call()).status()).isEqualTo(201);
        Stories.itIs("2026-03-02T15:00:00+08:00");
    }

    @AfterEach
    void the_customer_is_given_up() {
        assertThat(as("wang")
                        .post(at("/journey/lose"), Map.of("lossReason", "NO_NEED"))
                        .status())
                .isEqualTo(200);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A program is told last contact, earliest time and rule, and may acknowledge under the same key")
    void a_program_is_refused_once() {
        var key = UUID.randomUUID().toString();
        var before = cases.entries(number);

        var refused = record("chen", call(), "Idempotency-Key", key);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("cadence.tooEarly");
        assertThat(refused.json().path("detail").asText()).startsWith(TOO_EARLY);
        assertThat(refused.json().path("lastContact").asText()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(refused.json().path("allowedFrom").asText()).isEqualTo("2026-03-03T02:00:00Z");
        assertThat(refused.json().path("rule").asText()).contains("at most one call a working day");
        assertThat(cases.entries(number)).isEqualTo(before);

        var acknowledged = call();
        acknowledged.put("acknowledgeViolation", true);
        acknowledged.put("reason", "Their tender closed at four");
        var stored = record("chen", acknowledged, "Idempotency-Key", key);
        assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        var again = record("chen", acknowledged, "Idempotency-Key", key);
        assertThat(again.json().path("id").asLong())
                .isEqualTo(stored.json().path("id").asLong());
        assertThat(cases.entries(number)).isEqualTo(before + 1);

        var content = as("chen").get(at("/record")).json().path("items").get(0).path("content");
        assertThat(content.path("violation").asBoolean()).isTrue();
        assertThat(content.path("violationReason").asText()).isEqualTo("Their tender closed at four");
    }

    @Test
    @DisplayName("Chinese readers are told in Chinese")
    void in_chinese() {
        assertThat(record("chen", call(), "Accept-Language", "zh-CN")
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("对该客户为时过早。上次沟通是 2026-03-02 10:00（Phone 电话，陈静 Chen Jing）");
    }

    @Test
    @DisplayName("Tasklist, page, API and import say the same words")
    void the_same_words_through_every_door() {
        var words = record("chen", call()).json().path("detail").asText();

        var row = upload(
                "chen", "chen's calls.csv", csv("2026-03-02 15:00,PHONE,OUTBOUND,Ms. Qian,Asked again,,"), false);
        assertThat(row.json().path("errors").get(0).path("message").asText()).isEqualTo(words);

        var page = fill(Map.of());
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(words);

        assertThat(tasklistSays()).isEqualTo(words);
    }

    @Test
    @DisplayName("The page keeps what was typed, and then asks to acknowledge")
    void the_page_keeps_what_was_typed() {
        var refused = fill(Map.of());
        assertThat(refused.body()).contains("Asked again", "name=\"acknowledgeViolation\"", "name=\"reason\"");
        var unexplained = fill(Map.of("acknowledgeViolation", "true"));
        assertThat(unexplained.statusCode()).isEqualTo(409);
        assertThat(unexplained.body()).contains("Say why the contact took place so early.");

        var taken = fill(Map.of("acknowledgeViolation", "true", "reason", "Their tender closed at four"));
        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(Browser.of(port, "li").get("/customers/" + number).body())
                .contains("Earlier than the rule allowed", "Their tender closed at four");
    }

    // ---- permission

    @Test
    @DisplayName("A manager allows an earlier contact; a salesperson is told that only managers can")
    void a_manager_allows() {
        Map<String, Object> asked = Map.of("kind", "REMOTE", "reason", "Their tender closes today");
        var refused = as("chen").post(at("/early-contact"), asked);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("cadence.allowedByLeaders");
        assertThat(as("sun").post(at("/early-contact"), asked).status()).isEqualTo(404);

        var wrong = as("li").post(at("/early-contact"), Map.of("kind", "PHONE", "from", "soon"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().findValuesAsText("field")).containsExactlyInAnyOrder("kind", "reason", "from");

        var allowed = as("li").post(at("/early-contact"), asked);
        assertThat(allowed.status()).as(allowed.toString()).isEqualTo(201);
        assertThat(allowed.json().path("from").asText()).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(record("chen", call()).status()).isEqualTo(201);
        assertThat(record("chen", call()).status()).as("once").isEqualTo(409);
    }

    @Test
    @DisplayName("A manager allows it on the customer's page, where a salesperson sees no such thing")
    void a_manager_allows_on_the_page() {
        var path = "/customers/" + number;
        assertThat(Browser.of(port, "chen").get(path).body()).doesNotContain("/early-contact");
        var li = Browser.of(port, "li");
        var unexplained =
                li.postForm(path, path + "/early-contact", Map.of("kind", "REMOTE", "from", "", "reason", ""));
        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(unexplained.body()).contains("Reason is missing");

        var allowed = li.postForm(
                path,
                path + "/early-contact",
                Map.of("kind", "REMOTE", "from", "2026-03-02T16:00", "reason", "Their tender closes today"));
        assertThat(allowed.statusCode()).isEqualTo(302);
        assertThat(li.get(path).body()).contains("Earlier contact allowed", "Their tender closes today");
    }

    // ---- import

    @Test
    @DisplayName("Rows are judged in the order of time, by the rows before them too; a faulty file stores nothing")
    void rows_are_judged_in_the_order_of_time() {
        var before = cases.entries(number);
        Stories.itIs("2026-03-12T15:00:00+08:00");
        var file = csv(
                "2026-03-12 11:00,PHONE,OUTBOUND,Ms. Qian,The third,,",
                "2026-03-12 10:00,PHONE,OUTBOUND,Ms. Qian,The second,,",
                "2026-03-12 12:00,PHONE,INBOUND,Ms. Qian,She called back,,",
                "2026-03-12 13:00,VISIT,OUTBOUND,Ms. Qian,A visit,,");

        var answer = upload("chen", "calls.csv", file, false);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("stored").asBoolean()).isFalse();
        assertThat(answer.json().path("errors")).hasSize(1);
        var error = answer.json().path("errors").get(0);
        assertThat(error.path("row").asInt()).isEqualTo(2);
        assertThat(error.path("column").asText()).isEqualTo("at");
        assertThat(error.path("code").asText()).isEqualTo("cadence.tooEarly");
        assertThat(error.path("message").asText()).contains("The last contact was on 2026-03-12 10:00");
        assertThat(cases.entries(number)).isEqualTo(before);

        var mended = file.replace("The third,,", "The third,yes,They asked for a figure");
        var tried = upload("chen", "calls.csv", mended, true);
        assertThat(tried.json().path("errors")).isEmpty();
        assertThat(tried.json().path("recorded").asInt()).isEqualTo(4);
        assertThat(cases.entries(number)).as("a dry run stores nothing").isEqualTo(before);

        var stored = upload("chen", "calls.csv", mended, false);
        assertThat(stored.json().path("stored").asBoolean())
                .as(stored.toString())
                .isTrue();
        assertThat(stored.json().path("violations").asInt()).isEqualTo(1);
        assertThat(cases.entries(number)).isEqualTo(before + 4);

        var repeated = upload("chen", "calls.csv", mended, false);
        assertThat(repeated.json().path("recorded").asInt()).isZero();
        assertThat(repeated.json().path("known").asInt()).isEqualTo(4);
        assertThat(cases.entries(number)).isEqualTo(before + 4);
    }

    @Test
    @DisplayName("Each row that can't be read is told with its column, and so are customers that are not one's own")
    void rows_that_cannot_be_read() {
        var other = cases.known("huang");
        var file = "客户,沟通时间,方式,方向,对接人,内容\n"
                + number + ",soon,电话,我方主动,钱女士,问了案例\n"
                + number + ",2026-03-02 11:00,传真,客户主动,,问了案例\n"
                + other + ",2026-03-02 11:00,电话,客户主动,钱女士,问了案例\n"
                + "Nobody at all,2026-03-02 11:00,电话,客户主动,钱女士,问了案例\n"
                + number + ",2026/3/2 11:30,微信,客户主动,钱女士,问了案例\n";

        var answer = upload("chen", "calls.csv", file, false);

        assertThat(answer.json().path("errors").findValuesAsText("row")).containsExactly("2", "3", "3", "4", "5");
        assertThat(answer.json().path("errors").findValuesAsText("column"))
                .containsExactly("沟通时间", "方式", "对接人", "客户", "客户");
        assertThat(answer.json().path("errors").findValuesAsText("code"))
                .containsExactly(
                        "contact.time",
                        "contact.option",
                        "contact.missing",
                        "customer.unknown",
                        "contactImport.customerUnknown");
        assertThat(answer.json().path("recorded").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("Too many rows, a missing column and an administrator are refused in words")
    void files_that_are_not_taken() {
        var row = number + ",2026-03-02 11:00,PHONE,INBOUND,Ms. Qian,Asked,,\n";
        var tooMany = upload("chen", "calls.csv", HEADER + row.repeat(1_001), false);
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.code()).isEqualTo("contactImport.tooManyRows");
        assertThat(tooMany.json().path("detail").asText()).contains("1,001").contains("1,000");

        assertThat(upload("chen", "calls.csv", "customer,at\n" + number + ",2026-03-02 11:00\n", false)
                        .code())
                .isEqualTo("table.columnMissing");
        assertThat(upload("admin", "calls.csv", HEADER + row, false).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A manager brings in the contacts of the team, and the wait follows")
    void a_manager_brings_in_contacts() {
        var answer = upload("li", "calls.csv", csv("2026-03-02 14:00,PHONE,INBOUND,Ms. Qian,She called,,"), false);
        assertThat(answer.json().path("stored").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(as("chen")
                        .get(at("/contact-window"))
                        .json()
                        .path("lastContact")
                        .asText())
                .isEqualTo("2026-03-02T06:00:00Z");
    }

    // ---- what is sent

    private static final String HEADER =
            "customer,at,channel,direction,contactPerson,summary,acknowledgeViolation,reason\n";

    private String csv(String... rows) {
        var file = new StringBuilder(HEADER);
        List.of(rows).forEach(row -> file.append(number).append(',').append(row).append('\n'));
        return file.toString();
    }

    private Answer upload(String login, String name, String file, boolean dryRun) {
        var boundary = "rows-of-a-file";
        var body = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(boundary, name, file, boundary);
        return as(login)
                .post(
                        "/api/interactions/import?dryRun=" + dryRun,
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary);
    }

    private HttpResponse<String> fill(Map<String, String> more) {
        var fields = new HashMap<>(Map.of(
                "direction",
                "OUTBOUND",
                "channel",
                "PHONE",
                "contactPerson",
                "Ms. Qian",
                "summary",
                "Asked again",
                "noPriceQuoted",
                "true"));
        fields.putAll(more);
        var path = "/customers/" + number;
        return Browser.of(port, "chen").postForm(path, path + "/contacts", fields);
    }

    private String tasklistSays() {
        var story = stories.of(number).completes("chen", "UserTask_ResearchCustomer", research());
        story.timePassesTo(story.waitsUntil());
        Stories.itIs("2026-03-02T15:00:00+08:00");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var chen = Browser.of(port, "chen");
        chen.get("/camunda/app/tasklist/default/");
        var answer = chen.send(
                "POST",
                "/camunda/api/engine/engine/default/task/"
                        + story.task("UserTask_RecordContact").taskId() + "/submit-form",
                Program.submission(contactAgain()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return new Answer(answer.statusCode(), answer).json().path("message").asText();
    }

    private Map<String, Object> call() {
        return new HashMap<>(
                Map.of("direction", "OUTBOUND", "contactPerson", "Ms. Qian", "summary", "Asked for the study"));
    }

    private Answer record(String login, Map<String, Object> contact, String... headers) {
        return as(login).post(at("/interactions"), contact, headers);
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String at(String path) {
        return "/api/customers/" + number + path;
    }
}
