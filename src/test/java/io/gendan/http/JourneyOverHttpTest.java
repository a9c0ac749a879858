package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.http.Program.Answer;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("A customer's journey over HTTP")
class JourneyOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void people() {
        people.hired();
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    // ---- taking up

    @Test
    void a_customer_is_taken_up_once() {
        var number = cases.known("chen");

        var first = as("chen").post(at(number, "/journey"), null);
        var second = as("chen").post(at(number, "/journey"), null);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(keys(first.json())).containsExactlyInAnyOrder("number", "stage", "openedAt");
        assertThat(first.json().path("stage").asText()).isEqualTo("A");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("journey.alreadyOpen");
        assertThat(stories.of(number).openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("A customer of the pool belongs to the salesperson who takes it up")
    void a_customer_of_the_pool_becomes_the_salespersons() {
        var number = cases.known(null);

        assertThat(as("yang").post(at(number, "/journey"), null).status()).isEqualTo(201);

        assertThat(as("yang").get(at(number, "")).json().path("owner").asText()).isEqualTo("yang");
        assertThat(stories.of(number).task("UserTask_ResearchCustomer").assignee())
                .isEqualTo("yang");
        assertThat(as("chen").get(at(number, "")).status())
                .as("no longer in the pool")
                .isEqualTo(404);
    }

    @Test
    void administrators_and_auditors_take_nobody_up() {
        var number = cases.known(null);
        database.sql("update person set role = 'AUDITOR' where login = 'huang'").update();
        try {
            isProblem(as("admin").post(at(number, "/journey"), null), 403, "customer.notYours");
            isProblem(as("admin").post(at(number, "/interactions"), contact()), 403, "customer.notYours");
            isProblem(as("huang").post(at(number, "/journey"), null), 403, "notAllowed");
            isProblem(as("huang").post(at(number, "/interactions"), contact()), 403, "notAllowed");
        } finally {
            database.sql("update person set role = 'SALESPERSON' where login = 'huang'")
                    .update();
        }
        assertThat(cases.ownerOf(number)).isEqualTo("-");
    }

    @Test
    @DisplayName("Of sixteen who take up a customer of the pool at once one does, and it is theirs")
    void of_sixteen_at_once_one_takes_the_customer_up() throws Exception {
        var salespeople = List.of("chen", "liu", "yang", "huang");
        for (int round = 0; round < 3; round++) {
            var number = cases.known(null);
            var takes = IntStream.range(0, 16)
                    .mapToObj(i ->
                            (Callable<Answer>) () -> as(salespeople.get(i % 4)).post(at(number, "/journey"), null))
                    .toList();

            var answers = atOnce(takes);

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsOnlyOnce(201)
                    .allMatch(status -> status == 201 || status == 409 || status == 404);
            var winner = salespeople.get(IntStream.range(0, 16)
                            .filter(i -> answers.get(i).status() == 201)
                            .findFirst()
                            .orElseThrow()
                    % 4);
            assertThat(cases.ownerOf(number)).isEqualTo(winner);
            assertThat(stories.of(number).task("UserTask_ResearchCustomer").assignee())
                    .isEqualTo(winner);
            assertThat(stories.of(number).journey().openedBy()).isEqualTo(winner);
        }
    }

    @Test
    void of_sixteen_takes_of_ones_own_customer_one_counts() throws Exception {
        var number = cases.known("chen");

        var answers = atOnce(
                Collections.nCopies(16, (Callable<Answer>) () -> as("chen").post(at(number, "/journey"), null)));

        assertThat(answers)
                .extracting(Answer::status)
                .containsOnlyOnce(201)
                .allMatch(status -> status == 201 || status == 409);
        assertThat(cases.entries(number)).isEqualTo(1);
    }

    // ---- contacts outside tasks

    @Test
    void contacts_of_both_directions_go_on_record() {
        var number = cases.pursued("chen");

        var in = as("chen").post(at(number, "/interactions"), contact("direction", "INBOUND", "channel", "EMAIL"));
        var out = as("chen")
                .post(
                        at(number, "/interactions"),
                        contact("kind", "FACE_TO_FACE", "channel", "VISIT", "direction", "OUTBOUND", "at", ago(1)));

        assertThat(in.status()).as(in.toString()).isEqualTo(201);
        assertThat(out.status()).as(out.toString()).isEqualTo(201);
        var items = as("chen").get(at(number, "/record")).json().path("items");
        assertThat(items.get(0).path("id").asLong())
                .isEqualTo(out.json().path("id").asLong());
        assertThat(items.get(0).path("kind").asText()).isEqualTo("CONTACT");
        assertThat(items.get(0).path("author").asText()).isEqualTo("chen");
        assertThat(items.get(0).path("happenedAt").asText())
                .isLessThan(items.get(0).path("recordedAt").asText());
        assertThat(items.get(0).path("content").path("channel").asText()).isEqualTo("VISIT");
        assertThat(items.get(1).path("content").path("direction").asText()).isEqualTo("INBOUND");
    }

    @Test
    @DisplayName("Sending the same contact twice is the same contact only with an Idempotency-Key")
    void a_key_makes_two_requests_one() {
        var number = cases.pursued("chen");
        var before = cases.entries(number);
        var key = UUID.randomUUID().toString();
        var contact = contact("at", ago(5));
        contact.put("direction", "INBOUND"); // a second one of ours would be too early (CD-04)

        var first = as("chen").post(at(number, "/interactions"), contact, "Idempotency-Key", key);
        var second = as("chen").post(at(number, "/interactions"), contact, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(cases.entries(number)).isEqualTo(before + 1);

        var third = as("chen").post(at(number, "/interactions"), contact);
        var fourth = as("chen").post(at(number, "/interactions"), contact);
        assertThat(third.json()).isNotEqualTo(fourth.json());
        assertThat(cases.entries(number)).isEqualTo(before + 3);
    }

    @Test
    void a_key_is_its_senders_own_and_stands_for_one_request() {
        var number = cases.pursued("chen");
        var another = cases.pursued("chen");
        var key = UUID.randomUUID().toString();
        var first = as("chen").post(at(number, "/interactions"), contact(), "Idempotency-Key", key);

        var called = contact("direction", "INBOUND"); // another one of ours would be too early (CD-04)
        var ofManager = as("li").post(at(number, "/interactions"), called, "Idempotency-Key", key);
        assertThat(ofManager.status()).isEqualTo(201);
        assertThat(ofManager.json()).isNotEqualTo(first.json());

        isProblem(
                as("chen").post(at(another, "/interactions"), contact(), "Idempotency-Key", key),
                409,
                "customer.keyReused");
        isProblem(
                as("chen").post(at(number, "/interactions"), contact("summary", "Another"), "Idempotency-Key", key),
                409,
                "customer.keyReused");
        isProblem(
                as("chen").post(at(number, "/interactions"), contact(), "Idempotency-Key", "k".repeat(5000)),
                400,
                "customer.keyTooLong");
        var blank = as("chen").post(at(number, "/interactions"), called, "Idempotency-Key", " ");
        assertThat(blank.json())
                .as("a blank key is none")
                .isNotEqualTo(as("chen")
                        .post(at(number, "/interactions"), called, "Idempotency-Key", " ")
                        .json());
    }

    @Test
    void of_eight_repetitions_at_once_one_is_recorded() throws Exception {
        for (var number : List.of(cases.pursued("chen"), cases.known("chen"))) {
            var before = cases.entries(number);
            var key = UUID.randomUUID().toString();
            var contact = contact("at", ago(3));

            var answers = atOnce(Collections.nCopies(8, (Callable<Answer>)
                    () -> as("chen").post(at(number, "/interactions"), contact, "Idempotency-Key", key)));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("id").asLong())
                    .containsOnly(answers.get(0).json().path("id").asLong());
            assertThat(cases.entries(number)).isEqualTo(before + 1);
        }
    }

    @Test
    @DisplayName("CD-02: a customer who awaits an answer ends the wait at once")
    void an_awaited_answer_ends_the_wait() {
        var number = waiting();

        var answer =
                as("chen").post(at(number, "/interactions"), contact("direction", "INBOUND", "answerAwaited", true));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var now = as("chen").get(at(number, "")).json();
        assertThat(now.path("openWork")).hasSize(1);
        assertThat(now.path("openWork").get(0).path("key").asText()).isEqualTo("UserTask_PrepareContact");
        assertThat(now.has("waiting")).isFalse();
    }

    @Test
    @DisplayName("CD-02: any other contact moves the wait on")
    void a_contact_moves_the_wait() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var number = waiting();
        var before = until(number);
        Stories.itIs("2026-03-03T15:00:00+08:00");

        assertThat(as("chen").post(at(number, "/interactions"), contact()).status())
                .isEqualTo(201);

        assertThat(before).isEqualTo("2026-03-04T01:59:00Z");
        assertThat(until(number)).isEqualTo("2026-03-05T07:00:00Z");
        var now = as("chen").get(at(number, "")).json();
        assertThat(now.path("openWork")).isEmpty();
        assertThat(keys(now.path("waiting"))).containsExactlyInAnyOrder("until", "for");
        assertThat(now.path("waiting").path("for").asText()).isEqualTo("Next contact due");
    }

    @Test
    void a_contact_can_be_recorded_before_the_customer_is_taken_up() {
        var number = cases.known("chen");

        assertThat(as("chen").post(at(number, "/interactions"), contact()).status())
                .isEqualTo(201);
        assertThat(as("chen").get(at(number, "/record")).json().path("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                "at, '\"2999-01-01T10:00:00+08:00\"'",
                "at, '\"yesterday\"'",
                "at, '\"\"'",
                "at, '\"-999999999-01-01T00:00:00Z\"'",
                "at, '\"0001-01-01T00:00:00Z\"'",
                "at, 1700000000",
                "at, '[]'",
                "at, '\"2026-02-30T10:00\"'",
                "channel, '\"PIGEON\"'",
                "channel, '\"phone\"'",
                "channel, 7",
                "channel, '[\"PHONE\"]'",
                "kind, '\"BOTH\"'",
                "kind, '\"FACE_TO_FACE\"'",
                "direction, null",
                "direction, '\"SIDEWAYS\"'",
                "summary, null",
                "summary, '\"\"'",
                "summary, '\" \\t\\n\"'",
                "summary, '{\"a\":1}'",
                "summary, '[\"a\"]'",
                "contactPerson, null",
                "contactPerson, '\"  \"'",
                "contactPerson, '{}'",
                "attitude, '{}'",
                "feedback, '[]'",
                "pressingQuestion, '[1]'",
                "answerAwaited, '\"yes\"'",
                "answerAwaited, 1",
            })
    void a_contact_that_cannot_be_is_refused_by_its_field(String field, String json) throws Exception {
        var number = cases.pursued("chen");
        var before = cases.everything(number);
        var contact = contact("channel", "PHONE");
        contact.remove(field);
        if (json != null) {
            contact.put(field, Program.JSON.readTree(json));
        }

        var answer = as("chen").post(at(number, "/interactions"), contact);

        isProblem(answer, 400, "contact.invalid");
        assertThat(answer.json().path("errors"))
                .as(answer.toString())
                .anySatisfy(error -> assertThat(error.path("field").asText()).isEqualTo(field));
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    @Test
    void overlong_texts_are_refused_by_their_fields_all_at_once() {
        var number = cases.pursued("chen");

        var answer = as("chen")
                .post(
                        at(number, "/interactions"),
                        contact(
                                "summary",
                                "x".repeat(1_000_000),
                                "contactPerson",
                                "y".repeat(256),
                                "pressingQuestion",
                                "q".repeat(20_001),
                                "attitude",
                                "z".repeat(256),
                                "feedback",
                                "f".repeat(20_001)));

        isProblem(answer, 400, "contact.invalid");
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("summary", "contactPerson", "pressingQuestion", "attitude", "feedback");
        assertThat(answer.http().body()).hasSizeLessThan(2_000);
        assertThat(as("chen")
                        .post(at(number, "/interactions"), contact("summary", "x".repeat(20_000)))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"{", "", "null", "[]", "\"text\"", "7", "{\"summary\":}", "{'summary':'x'}", "\u0000"})
    void an_unreadable_body_is_refused(String body) {
        var number = cases.pursued("chen");

        isProblem(as("chen").post(at(number, "/interactions"), body), 400, "request.unreadable");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void another_kind_of_body_is_refused(String type) {
        var number = cases.pursued("chen");

        var answer = as("chen").post(at(number, "/interactions"), contact(), "Content-Type", type);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
        isProblem(answer, answer.status(), answer.code());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "${7*7} #{7*7} {{7*7}} {{=7*7}} *{7*7} [[${7*7}]]",
                "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; \"quoted\" 'single'",
                "😀👩‍👩‍👧‍👦 and 𠮷𡈽 (four bytes), 会谈",
                "'; drop table customer; -- \\ \\u0000 %00 %s {0}",
                "one\ntwo\r\nthree\ttabbed",
                "\u202ereversed\u202c é é"
            })
    void typed_text_is_only_ever_text(String typed) {
        var number = cases.pursued("chen");

        var answer = as("chen")
                .post(
                        at(number, "/interactions"),
                        contact("summary", typed, "pressingQuestion", typed, "feedback", typed));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var content = as("chen")
                .get(at(number, "/record"))
                .json()
                .path("items")
                .get(0)
                .path("content");
        assertThat(content.path("summary").asText()).isEqualTo(typed);
        assertThat(content.path("pressingQuestion").asText()).isEqualTo(typed);
        assertThat(content.path("feedback").asText()).isEqualTo(typed);
        var task = stories.of(number).task("UserTask_ResearchCustomer").taskId();
        var chen = Browser.of(port, "chen");
        assertThat(chen.getJson("/camunda/api/engine/engine/default/task/" + task
                                + "/form-variables?deserializeValues=false")
                        .statusCode())
                .isEqualTo(200);
        assertThat(chen.get("/customers/" + number).body())
                .as("on the customer's page")
                .contains(typed.startsWith("${") ? typed : number)
                .doesNotContain("<script>alert", "<img src=x");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"a\\u0000b", "\\u0007", "half \\ud83d of a character"})
    void text_that_cannot_be_stored_is_refused(String escaped) {
        var number = cases.pursued("chen");
        var before = cases.everything(number);

        for (var field : List.of("summary", "contactPerson", "pressingQuestion", "attitude", "feedback")) {
            var body = Program.json(contact(field, "@@")).replace("@@", escaped);

            var answer = as("chen").post(at(number, "/interactions"), body);

            isProblem(answer, 400, "contact.invalid");
            assertThat(answer.json().path("errors").get(0).path("field").asText())
                    .isEqualTo(field);
        }
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    // ---- reading

    @Test
    void the_record_is_paged_newest_first() {
        var number = cases.known("chen");
        for (int i = 1; i <= 53; i++) {
            as("chen").post(at(number, "/interactions"), contact("summary", "No. " + i, "at", ago(i)));
        }

        var first = as("chen").get(at(number, "/record")).json();
        var second = as("chen").get(at(number, "/record?page=1")).json();

        assertThat(first.path("total").asInt()).isEqualTo(53);
        assertThat(second.path("total").asInt()).isEqualTo(53);
        assertThat(first.path("items")).hasSize(50);
        assertThat(second.path("items")).hasSize(3);
        var ids = new ArrayList<Long>();
        first.path("items").forEach(item -> ids.add(item.path("id").asLong()));
        second.path("items").forEach(item -> ids.add(item.path("id").asLong()));
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(first.path("items").get(0).path("content").path("summary").asText())
                .isEqualTo("No. 53");
        assertThat(keys(first.path("items").get(0)))
                .contains("id", "kind", "title", "author", "happenedAt", "recordedAt", "content");
        for (var page : List.of("2", "1000", "42949673", "50000000", "2147483647")) {
            var beyond = as("chen").get(at(number, "/record?page=" + page));
            assertThat(beyond.status()).as(beyond.toString()).isEqualTo(200);
            assertThat(beyond.json().path("items")).as(page).isEmpty();
        }
        for (var page : List.of("x", "2147483648", "1.5", "%20")) {
            isProblem(as("chen").get(at(number, "/record?page=" + page)), 400, "request.unfit");
        }
    }

    @Test
    @DisplayName("CD-09: the contact window of both kinds: allowed from ≤ ideal ≤ latest")
    void the_contact_window_is_told_for_both_kinds() {
        var number = cases.pursued("chen");
        var untouched =
                as("chen").get(at(number, "/contact-window?kind=REMOTE")).json();
        assertThat(keys(untouched))
                .containsExactlyInAnyOrder("kind", "allowedFrom", "ideal", "latest", "rule", "planned", "assumed");
        as("chen").post(at(number, "/interactions"), contact("at", ago(10)));
        as("chen").post(at(number, "/interactions"), contact("channel", "VISIT", "at", ago(20)));

        var windows = new HashMap<String, JsonNode>();
        for (var kind : List.of("REMOTE", "FACE_TO_FACE")) {
            var answer = as("chen").get(at(number, "/contact-window?kind=" + kind));
            assertThat(answer.status()).isEqualTo(200);
            var window = answer.json();
            assertThat(keys(window))
                    .containsExactlyInAnyOrder(
                            "lastContact", "kind", "allowedFrom", "ideal", "latest", "rule", "planned", "assumed");
            assertThat(time(window, "lastContact")).isBefore(time(window, "allowedFrom"));
            assertThat(time(window, "allowedFrom")).isBeforeOrEqualTo(time(window, "ideal"));
            assertThat(time(window, "ideal")).isBeforeOrEqualTo(time(window, "latest"));
            assertThat(window.path("rule").asText()).isNotBlank();
            windows.put(kind, window);
        }
        assertThat(windows.get("REMOTE")).isNotEqualTo(windows.get("FACE_TO_FACE"));
        assertThat(as("chen").get(at(number, "/contact-window")).json()).isEqualTo(windows.get("REMOTE"));

        for (var kind : List.of("both", "remote", "", "%24%7B7*7%7D")) {
            var bad = as("chen").get(at(number, "/contact-window?kind=" + kind));
            if (kind.isEmpty()) {
                assertThat(bad.status()).isIn(200, 400);
            } else {
                isProblem(bad, 400, "contact.invalid");
                assertThat(bad.json().path("errors").get(0).path("field").asText())
                        .isEqualTo("kind");
            }
        }
        isProblem(as("chen").get(at(cases.known("chen"), "/contact-window")), 409, "journey.none");
    }

    @Test
    void a_customer_is_shown_with_its_open_work() {
        var number = cases.pursued("chen");

        var customer = as("chen").get(at(number, "")).json();

        assertThat(keys(customer)).contains("number", "name", "stage", "owner", "openWork");
        assertThat(customer.path("number").asText()).isEqualTo(number).matches("C-\\d{6,}");
        assertThat(customer.path("stage").asText()).isEqualTo("A");
        assertThat(customer.path("openWork")).hasSize(1);
        var work = customer.path("openWork").get(0);
        assertThat(keys(work)).containsExactlyInAnyOrder("taskId", "key", "name", "assignee", "candidates", "due");
        assertThat(work.path("key").asText()).isEqualTo("UserTask_ResearchCustomer");
        assertThat(work.path("assignee").asText()).isEqualTo("chen");
        assertThat(work.path("candidates").isArray()).isTrue();
        assertThat(Instant.parse(work.path("due").asText())).isAfter(Stories.now());
    }

    @Test
    @DisplayName("The first candidate of a task may act on it")
    void the_first_candidate_may_act() {
        var number = cases.pursued("chen");
        stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("WECHAT"));

        var work = as("chen").get(at(number, "")).json().path("openWork").get(0);
        var first = work.path("candidates").get(0).asText();

        assertThat(keys(work)).doesNotContain("assignee");
        stories.of(number).completes(first, work.path("key").asText(), Answers.approval());
    }

    @Test
    @DisplayName("The next step that was agreed is shown with who, when, how and what for")
    void the_next_step_is_shown() {
        var number = cases.pursued("chen");
        var contact = Answers.contactAgain();
        var agreed = day(9);
        contact.put("nextStepOn", agreed);
        contact.put("nextStepChannel", "EMAIL");
        contact.put("nextStepContent", "The study");
        contact.put("nextStepPurpose", "A date");
        contact.put("nextStepPromised", true);
        contacted(number, contact);

        var customer = as("chen").get(at(number, "")).json();

        assertThat(keys(customer.path("nextStep")))
                .containsExactlyInAnyOrder("who", "on", "channel", "content", "purpose", "promised");
        assertThat(customer.path("nextStep").path("who").asText()).isEqualTo("chen");
        assertThat(customer.path("nextStep").path("on").asText()).isEqualTo(agreed);
        assertThat(Instant.parse(customer.path("waiting").path("until").asText()))
                .isEqualTo(stories.of(number).waitsUntil());
        assertThat(customer.path("openWork")).isEmpty();
    }

    @Test
    @DisplayName("A salesperson of another team finds neither customer nor record, and records nothing")
    void what_one_may_not_see_is_not_there() {
        var number = cases.pursued("chen");
        for (var login : List.of("yang", "huang", "sun", "liu")) {
            isProblem(as(login).get(at(number, "")), 404, "customer.unknown");
            isProblem(as(login).get(at(number, "/record")), 404, "customer.unknown");
            isProblem(as(login).get(at(number, "/contact-window")), 404, "customer.unknown");
            isProblem(as(login).post(at(number, "/interactions"), contact()), 404, "customer.unknown");
            isProblem(as(login).post(at(number, "/journey"), null), 404, "customer.unknown");
            assertThat(as(login)
                            .get("/api/customers?q=" + number)
                            .json()
                            .path("total")
                            .asInt())
                    .isZero();
        }
        for (var login : List.of("li", "zhao", "wang")) {
            assertThat(as(login).get(at(number, "")).status()).as(login).isEqualTo(200);
        }
        assertThat(cases.entries(number)).isEqualTo(1);
    }

    @Test
    @DisplayName("An administrator sees number, name, stage, owner and step, and nothing that was said")
    void an_administrator_sees_where_a_customer_stands() {
        var number = cases.pursued("chen");

        var outline = as("admin").get(at(number, ""));

        assertThat(outline.status()).isEqualTo(200);
        assertThat(keys(outline.json())).containsExactlyInAnyOrder("number", "name", "stage", "owner", "openWork");
        assertThat(as("admin").get(at(number, "/record")).status()).isIn(403, 404);
        assertThat(as("admin").get(at(number, "/contact-window")).status()).isIn(403, 404);
        assertThat(as("admin").post(at(number, "/interactions"), contact()).status())
                .isEqualTo(403);
    }

    // ---- the manners of the interface

    @Test
    void a_problem_has_the_promised_shape() {
        var answer = as("chen").post(at(cases.pursued("chen"), "/interactions"), Map.of());

        isProblem(answer, 400, "contact.invalid");
        assertThat(keys(answer.json()))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "errors");
        assertThat(answer.json().path("errors")).allSatisfy(error -> {
            assertThat(keys(error)).containsExactlyInAnyOrder("field", "message");
            assertThat(error.path("message").asText()).isNotBlank().doesNotContain("contact.");
        });
    }

    @Test
    void a_problem_speaks_chinese_to_chinese_readers() {
        var number = cases.pursued("chen");

        for (var language : List.of("zh", "zh-CN,zh;q=0.9,en;q=0.8")) {
            var refused = as("chen").post(at(number, "/interactions"), Map.of(), "Accept-Language", language);
            assertThat(refused.json().path("detail").asText()).containsPattern("\\p{IsHan}");
            assertThat(refused.json().path("errors"))
                    .allSatisfy(
                            error -> assertThat(error.path("message").asText()).containsPattern("\\p{IsHan}"));
            assertThat(as("chen")
                            .get("/api/nowhere", "Accept-Language", language)
                            .json()
                            .path("detail")
                            .asText())
                    .containsPattern("\\p{IsHan}");
            assertThat(Program.nobody(port)
                            .get("/api/customers", "Accept-Language", language)
                            .json()
                            .path("detail")
                            .asText())
                    .containsPattern("\\p{IsHan}");
        }
        var unknown = as("chen").get("/api/customers/C-000000", "Accept-Language", "xx-klingon, *;q=0.1");
        isProblem(unknown, 404, "customer.unknown");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /api/customers",
        "POST, /api/customers",
        "GET, /api/customers/C-000001",
        "POST, /api/customers/C-000001/journey",
        "POST, /api/customers/C-000001/interactions",
        "POST, /api/customers/import",
        "POST, /api/staff/import",
        "POST, /api/flows/reload",
        "GET, /api/nowhere",
        "POST, /api/nowhere",
        "PUT, /api/customers",
        "DELETE, /api/customers/C-000001",
        "PATCH, /api/customers/C-000001",
        "GET, /api/docs",
        "GET, /api",
    })
    @DisplayName("Without a sign-in: 401, never a redirect, never a question for a token")
    void without_a_sign_in_everything_is_401(String method, String path) {
        for (var accept : List.of("application/json", "text/html", "*/*")) {
            var answer = Program.nobody(port).send(method, path, "{}", "Accept", accept);

            isProblem(answer, 401, "signInNeeded");
            assertThat(answer.header("Location")).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_401_too() {
        var wrong = Program.nobody(port)
                .post("/api/customers", "{}", "Authorization", "Basic " + base64("chen:not my password"));
        isProblem(wrong, 401, "signInNeeded");
        for (var odd : List.of("Basic", "Basic ", "Basic !!!", "Basic " + base64("chen"), "Bearer x", "Nonsense")) {
            isProblem(Program.nobody(port).get("/api/customers", "Authorization", odd), 401, "signInNeeded");
            isProblem(Program.nobody(port).post("/api/customers", "{}", "Authorization", odd), 401, "signInNeeded");
        }
    }

    @Test
    void a_session_without_its_token_is_refused_not_unknown() {
        var answer = Browser.of(port, "chen").send("POST", "/api/customers", "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"notAllowed\"");
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "GET, /api/nowhere, 404, request.noSuchPlace",
        "POST, /api/nowhere, 404, request.noSuchPlace",
        "GET, /api, 404, request.noSuchPlace",
        "GET, /api/, 404, request.noSuchPlace",
        "GET, /api/customers/C-000001/nowhere, 404, request.noSuchPlace",
        "GET, /api/customers/nonsense, 404, customer.unknown",
        "GET, /api/customers/C-1, 404, customer.unknown",
        "GET, /api/customers/C-999999999, 404, customer.unknown",
        "GET, /api/customers/C-999999999/record, 404, customer.unknown",
        "POST, /api/customers/C-999999999/journey, 404, customer.unknown",
        "PUT, /api/customers, 405, request.method",
        "DELETE, /api/customers/C-000001, 405, request.method",
        "GET, /api/customers/C-000001/journey, 405, request.method",
        "GET, /api/customers/C-000001/interactions, 405, request.method",
        "POST, /api/customers/C-000001/record, 405, request.method",
        "PATCH, /api/customers/C-000001/contact-window, 405, request.method",
    })
    void a_wrong_address_or_method_is_told(String method, String path, int status, String code) {
        isProblem(as("chen").send(method, path, method.equals("GET") ? null : "{}"), status, code);
    }

    @Test
    void what_is_for_administrators_is_theirs_alone() {
        for (var login : List.of("chen", "li", "wang")) {
            isProblem(as(login).post("/api/flows/reload", ""), 403, "notAllowed");
            isProblem(as(login).post("/api/staff/import", "x"), 403, "notAllowed");
            isProblem(as(login).get("/api/staff"), 403, "notAllowed");
        }
    }

    @Test
    @DisplayName("The interface describes itself at /api/docs")
    void the_interface_describes_itself() {
        var docs = as("chen").get("/api/docs");

        assertThat(docs.status()).isEqualTo(200);
        assertThat(docs.header("Content-Type")).startsWith("application/json");
        assertThat(docs.json().path("openapi").asText()).startsWith("3.");
        assertThat(docs.json().path("info").path("title").asText()).contains("Gendan");
        var paths = docs.json().path("paths");
        assertThat(paths.at("/~1api~1customers/get/parameters").findValuesAsText("name"))
                .as("filters are parameters of their own")
                .contains("q", "tag", "quietDays", "sort", "page");
        var promised = Map.ofEntries(
                Map.entry("/api/staff/import", "post"),
                Map.entry("/api/customers", "post get"),
                Map.entry("/api/customers/import", "post"),
                Map.entry("/api/customers/{number}", "get"),
                Map.entry("/api/customers/{number}/record", "get"),
                Map.entry("/api/customers/{number}/journey", "post"),
                Map.entry("/api/customers/{number}/interactions", "post"),
                Map.entry("/api/customers/{number}/contact-window", "get"),
                Map.entry("/api/flows/reload", "post"));
        promised.forEach((path, methods) -> {
            for (var method : methods.split(" ")) {
                assertThat(paths.path(path).path(method).path("summary").asText())
                        .as("%s %s", method, path)
                        .contains(" ")
                        .doesNotContain("api.");
            }
        });
        assertThat(paths.findValues("tags"))
                .as("groups are parts of addresses, not names of classes")
                .allSatisfy(groups -> assertThat(groups).hasSize(1))
                .extracting(groups -> groups.path(0).asText())
                .contains("customers", "customers/journey", "staff", "working-time")
                .allMatch(group -> paths.properties().stream()
                        .map(path -> path.getKey().replace("/{number}", ""))
                        .anyMatch(path -> (path + "/").startsWith("/api/" + group + "/")));
    }

    @Test
    void health_is_open_and_the_other_management_places_are_closed() {
        assertThat(Program.nobody(port)
                        .get("/actuator/health/readiness")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(Program.nobody(port).get("/actuator/health").http().body()).doesNotContain("jdbc", "PostgreSQL");
        for (var place : List.of(
                "",
                "/info",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/loggers",
                "/mappings",
                "/metrics",
                "/threaddump",
                "/shutdown",
                "/camunda")) {
            assertThat(Program.nobody(port).get("/actuator" + place).status())
                    .as(place)
                    .isIn(302, 401, 403, 404);
            for (var login : List.of("chen", "admin")) {
                assertThat(as(login).get("/actuator" + place).status())
                        .as("%s %s", login, place)
                        .isNotEqualTo(200);
                assertThat(Browser.of(port, login).getJson("/actuator" + place).statusCode())
                        .as("%s %s", login, place)
                        .isIn(403, 404);
            }
        }
    }

    // ---- helpers

    /** A customer of chen whose journey waits for its next contact. */
    private String waiting() {
        var number = cases.pursued("chen");
        contacted(number, Answers.contactAgain());
        return number;
    }

    private void contacted(String number, Map<String, Object> contact) {
        stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
    }

    private Instant until(String number) {
        return Instant.parse(as("chen")
                .get(at(number, ""))
                .json()
                .path("waiting")
                .path("until")
                .asText());
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private static String at(String number, String rest) {
        return "/api/customers/" + number + rest;
    }

    /** A call that can be recorded, with these fields put in. */
    private static HashMap<String, Object> contact(Object... fields) {
        var contact = new HashMap<String, Object>();
        contact.put("direction", "OUTBOUND");
        contact.put("contactPerson", "Ms. Qian");
        contact.put("summary", "Asked for the study");
        for (int i = 0; i < fields.length; i += 2) {
            contact.put((String) fields[i], fields[i + 1]);
        }
        return contact;
    }

    private static String ago(long minutes) {
        return Stories.now().minus(Duration.ofMinutes(minutes)).toString();
    }

    private static String day(int ahead) {
        return Stories.now()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .plusDays(ahead)
                .toString();
    }

    private static Instant time(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }

    private static List<String> keys(JsonNode json) {
        return StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false)
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:gendan:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotStartWith("refusal.");
    }

    private static List<Answer> atOnce(List<Callable<Answer>> deeds) throws Exception {
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(deeds)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
