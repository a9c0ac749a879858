package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.journey.Ending;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("Outcomes of contacts outside tasks over HTTP")
class OutcomesOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @BeforeEach
    void people() {
        people.hired();
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "INVITATION_ACCEPTED, meetingAt",
        "INVITATION_ACCEPTED, meetingPlace",
        "INVITATION_ACCEPTED, expectedParticipants",
        "INVITATION_ACCEPTED, meetingStage",
        "INVITATION_REFUSED, refusalReason",
        "INVITATION_REFUSED, nextStepOn",
        "MEETING_MOVED, meetingAt",
        "MEETING_CALLED_OFF, refusalReason",
        "LOST, lossReason"
    })
    @DisplayName("ST-02: a field that an outcome needs is named when it is missing, and nothing is recorded")
    void a_missing_field_is_named(String outcome, String field) {
        var number = waiting();
        var before = cases.entries(number);
        var contact = contact(outcome);
        contact.remove(field);

        var answer = record(number, contact);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("contact.invalid");
        assertThat(answer.json().findValuesAsText("field")).containsExactly(field);
        assertThat(cases.entries(number)).isEqualTo(before);
        isGivenUp(number);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource({
        "PROMISED, outcome, PROMISED",
        "INVITATION_ACCEPTED, meetingAt, 2020-01-01T10:00:00+08:00",
        "INVITATION_ACCEPTED, meetingAt, tomorrow",
        "INVITATION_ACCEPTED, meetingStage, B3",
        "INVITATION_REFUSED, nextStepOn, 2020-01-01",
        "INVITATION_REFUSED, nextStepOn, 2999-01-01",
        "INVITATION_REFUSED, nextStepOn, soon",
        "MEETING_MOVED, meetingAt, 9999-01-01T10:00:00+08:00",
        "LOST, lossReason, BORED",
        "LOST, lookAgainOn, 31.12.2026"
    })
    void a_wrong_field_is_named(String outcome, String field, String value) {
        var number = cases.known("chen");
        var contact = contact(outcome);
        contact.put(field, value);

        var answer = record(number, contact);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().findValuesAsText("field")).containsExactly(field);
    }

    @Test
    @DisplayName("An outcome that nothing open can take is refused, naming the open work, and nothing is recorded")
    void an_outcome_at_the_wrong_time_is_a_conflict() {
        var number = cases.pursued("chen");
        var before = cases.entries(number);

        for (var outcome : List.of(
                "CONTACT_DONE", "INVITATION_ACCEPTED", "INVITATION_REFUSED", "MEETING_MOVED", "MEETING_CALLED_OFF")) {
            var answer = record(number, contact(outcome));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("interaction.outcomeNotNow");
            assertThat(answer.json().path("detail").asText()).contains("Research customer");
            assertThat(answer.json().findValuesAsText("field")).containsExactly("outcome");
        }
        assertThat(cases.entries(number)).isEqualTo(before);
        isGivenUp(number);

        var closed = record(number, contact("CONTACT_DONE"));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.code()).isEqualTo("interaction.nothingOpen");
    }

    @Test
    @DisplayName("An outcome sent twice with its Idempotency-Key is taken once; another outcome needs another key")
    void an_outcome_is_taken_once() {
        var number = waiting();
        var key = UUID.randomUUID().toString();
        var refused = contact("INVITATION_REFUSED");

        var first = record(number, refused, "Idempotency-Key", key);
        var second = record(number, refused, "Idempotency-Key", key);
        var another = record(number, contact("LOST"), "Idempotency-Key", key);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.code()).isEqualTo("customer.keyReused");
        var now = as("chen").get(at(number, "")).json();
        assertThat(now.path("nextStep").path("on").asText()).isEqualTo(refused.get("nextStepOn"));
        assertThat(now.path("waiting").path("for").asText()).isEqualTo("Next contact due");
        isGivenUp(number);
    }

    private void isGivenUp(String number) {
        var answer = record(number, contact("LOST"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(stories.of(number).journey().ending()).isEqualTo(Ending.LOST);
    }

    private String waiting() {
        var number = cases.pursued("chen");
        stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", Answers.contactAgain())
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        return number;
    }

    private static Map<String, Object> contact(String outcome) {
        var contact = new HashMap<String, Object>(Map.of(
                "direction", "INBOUND",
                "contactPerson", "Ms. Qian",
                "summary", "Called back",
                "outcome", outcome));
        switch (outcome) {
            case "INVITATION_ACCEPTED" ->
                contact.putAll(Map.of(
                        "meetingStage", "A2",
                        "meetingAt", day(9) + "T14:00:00+08:00",
                        "meetingPlace", "Our office",
                        "expectedParticipants", "Ms. Qian"));
            case "INVITATION_REFUSED" -> contact.putAll(Map.of("refusalReason", "Not now", "nextStepOn", day(20)));
            case "MEETING_MOVED" -> contact.put("meetingAt", day(9) + "T14:00:00+08:00");
            case "MEETING_CALLED_OFF" -> contact.put("refusalReason", "Ill");
            case "LOST" -> contact.put("lossReason", "NO_BUDGET");
            default -> {}
        }
        return contact;
    }

    private Answer record(String number, Map<String, Object> contact, String... headers) {
        return as("chen").post(at(number, "/interactions"), contact, headers);
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private static String at(String number, String rest) {
        return "/api/customers/" + number + rest;
    }

    private static String day(int ahead) {
        return LocalDate.ofInstant(Stories.now(), ZoneId.of("Asia/Shanghai"))
                .plusDays(ahead)
                .toString();
    }
}
