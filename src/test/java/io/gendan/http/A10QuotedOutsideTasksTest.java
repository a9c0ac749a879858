package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A-10: contacts outside tasks say whether anything was quoted in stage A")
class A10QuotedOutsideTasksTest {

    private static final String QUOTED = "300 a month: they would not let go of it";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    private String number = "";

    @BeforeEach
    void chen_takes_up_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
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
    @DisplayName("A-10: a program may say it or leave it out; what was quoted goes on record")
    void over_the_api() {
        assertThat(record(Map.of()).status()).isEqualTo(201);
        assertThat(latest().has("noPriceQuoted")).isFalse();

        assertThat(record(Map.of("noPriceQuoted", true)).status()).isEqualTo(201);
        assertThat(latest().path("noPriceQuoted").asBoolean()).isTrue();

        assertThat(record(Map.of("quoted", QUOTED)).status()).isEqualTo(201);
        assertThat(latest().path("quoted").asText()).isEqualTo(QUOTED);
        assertThat(latest().has("noPriceQuoted")).isFalse();

        var wrong = record(Map.of("noPriceQuoted", "no", "quoted", 300));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().findValuesAsText("field")).containsExactlyInAnyOrder("noPriceQuoted", "quoted");
    }

    @Test
    @DisplayName("A-10: the page asks for one of both after a contact of ours, and keeps what was typed")
    void on_the_page() {
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("No price and no volume was quoted", "What was quoted, and why");
        var before = cases.entries(number);

        var silent = fill("OUTBOUND", Map.of());
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("What was quoted, and why is missing", "Talked about the spring");
        assertThat(cases.entries(number)).isEqualTo(before);

        assertThat(fill("OUTBOUND", Map.of("noPriceQuoted", "true")).statusCode())
                .isEqualTo(302);
        assertThat(latest().path("noPriceQuoted").asBoolean()).isTrue();

        assertThat(fill("OUTBOUND", Map.of("quoted", QUOTED)).statusCode()).isEqualTo(302);
        assertThat(latest().path("quoted").asText()).isEqualTo(QUOTED);
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body()).contains(QUOTED);

        assertThat(fill("INBOUND", Map.of()).statusCode())
                .as("who calls us is not asked")
                .isEqualTo(302);
    }

    private Answer record(Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "direction", "OUTBOUND",
                "contactPerson", "Ms. Qian",
                "summary", "Talked about the spring",
                "acknowledgeViolation", true,
                "reason", "They had asked for it"));
        fields.putAll(more);
        return as("chen").post(at("/interactions"), fields);
    }

    private HttpResponse<String> fill(String direction, Map<String, String> more) {
        var fields = new HashMap<>(Map.of(
                "direction", direction,
                "channel", "PHONE",
                "contactPerson", "Ms. Qian",
                "summary", "Talked about the spring",
                "acknowledgeViolation", "true",
                "reason", "They had asked for it"));
        fields.putAll(more);
        var path = "/customers/" + number;
        return Browser.of(port, "chen").postForm(path, path + "/contacts", fields);
    }

    private JsonNode latest() {
        return as("chen").get(at("/record")).json().path("items").get(0).path("content");
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String at(String path) {
        return "/api/customers/" + number + path;
    }
}
