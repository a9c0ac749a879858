package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("Grades and contact windows over HTTP")
class GradesOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @BeforeEach
    void it_is_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A customer comes in with its signing grade, is judged anew with a reason, and shows both windows")
    void judged_over_http() {
        var created = as("chen")
                .post(
                        "/api/customers",
                        Map.of(
                                "name",
                                "Graded Silk Works",
                                "owner",
                                "chen",
                                "phone",
                                "021 5550 0110",
                                "signingGrade",
                                "C"));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.json().path("signingGrade").asText()).isEqualTo("C");
        var customer = "/api/customers/" + created.json().path("number").asText();
        assertThat(as("chen").post(customer + "/journey", null).status()).isEqualTo(201);

        var window =
                as("chen").get(customer + "/contact-window?kind=FACE_TO_FACE").json();
        assertThat(window.path("rule").asText()).startsWith("Signing grade C: face to face monthly");
        assertThat(window.path("planned").asBoolean()).isTrue();
        assertThat(window.path("kind").asText()).isEqualTo("FACE_TO_FACE");
        assertThat(window.path("ideal").asText()).isEqualTo("2026-04-02T02:00:00Z");

        var judged = as("li").post(customer + "/grades", Map.of("signingGrade", "A", "reason", "Wants the contract"));
        assertThat(judged.status()).as(judged.toString()).isEqualTo(200);
        assertThat(judged.json().path("signingGrade").asText()).isEqualTo("A");
        assertThat(as("chen").get(customer).json().path("signingGrade").asText())
                .isEqualTo("A");
        assertThat(as("chen")
                        .get(customer + "/record")
                        .json()
                        .path("items")
                        .path(0)
                        .path("content")
                        .toString())
                .contains("Wants the contract", "\"signingGradeBefore\":\"C\"");
        assertThat(as("chen")
                        .get(customer + "/contact-window")
                        .json()
                        .path("rule")
                        .asText())
                .startsWith("Signing grade A");
        as("wang").post(customer + "/journey/release", Map.of("reason", "The test is over"));
    }

    @Test
    @DisplayName("What can't be judged so is refused in words, by field")
    void refused_in_words() {
        var number = as("chen")
                .post("/api/customers", Map.of("name", "Ungraded Silk Works", "owner", "chen"))
                .json()
                .path("number")
                .asText();
        var grades = "/api/customers/" + number + "/grades";

        var early = as("li").post(grades, Map.of("serviceGrade", "D", "reason", "Loyal"));
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.toString()).contains("serviceGrade", "Before signing, judge the signing grade");
        var nothing = as("li").post(grades, Map.of("signingGrade", "Z"));
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.toString()).contains("signingGrade", "reason");
        assertThat(as("liu")
                        .post(grades, Map.of("signingGrade", "A", "reason", "Ripe"))
                        .status())
                .isEqualTo(404);
        assertThat(as("admin")
                        .post(grades, Map.of("signingGrade", "A", "reason", "Ripe"))
                        .status())
                .isEqualTo(403);
        assertThat(as("chen")
                        .post("/api/customers", Map.of("name", "Odd Silk Works", "signingGrade", "ripe"))
                        .toString())
                .contains("A, B, C");
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
