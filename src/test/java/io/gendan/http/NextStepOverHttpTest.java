package io.gendan.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.files.CustomerFiles;
import io.gendan.pipeline.Course;
import io.gendan.staff.Staff;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
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
@DisplayName("N-22, S-15, ST-01 over HTTP: the next step, what industries teach, the contract")
class NextStepOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    Stories stories;

    @Autowired
    CustomerFiles files;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void chen_negotiates() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer("Aldervale Motors");
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-22 A director rearranges it; others are refused, strangers find no such customer")
    void over_the_api() {
        inNegotiation.waits(number, "wang");
        var path = "/api/customers/" + number.value() + "/next-step";
        assertThat(as("chen").post(path, order()).code()).isEqualTo("journey.arrangedByLeaders");
        assertThat(as("sun").post(path, order()).status()).isEqualTo(404);
        var unnamed = new HashMap<>(order());
        unnamed.put("nextStepWho", "yang2");
        assertThat(as("wang").post(path, unnamed).json().findValuesAsText("field"))
                .containsExactly("nextStepWho");

        var arranged = as("wang").post(path, order());

        assertThat(arranged.status()).as(arranged.toString()).isEqualTo(200);
        assertThat(arranged.json().path("who").asText()).isEqualTo("chen");
        assertThat(as("chen")
                        .get("/api/customers/" + number.value())
                        .json()
                        .path("nextStep")
                        .path("on")
                        .asText())
                .isEqualTo("2026-03-06");
    }

    @Test
    @DisplayName(
            "N-22 On the customer's page the step as it stands is filled in; what is wrong stands beside its field")
    void on_the_page() {
        inNegotiation.waits(number, "wang");
        var path = "/customers/" + number.value();
        assertThat(Browser.of(port, "chen").get(path).body()).doesNotContain("/next-step");
        var wang = Browser.of(port, "wang");
        assertThat(wang.get(path).body()).contains("/next-step", "The pilot&#39;s dates");
        var typed = new HashMap<String, String>();
        order().forEach((key, value) -> typed.put(key, value.toString()));
        typed.put("reason", " ");
        var refused = wang.postForm(path, path + "/next-step", typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Reason is missing", "A second date");

        typed.put("reason", "The owner asked for her");
        assertThat(wang.postForm(path, path + "/next-step", typed).statusCode()).isEqualTo(302);
        assertThat(wang.get(path).body()).contains("Next step rearranged", "The owner asked for her", "2026-03-06");
        assertThat(inNegotiation.reminded(number)).contains("chen nextStepYours");
    }

    @Test
    @DisplayName("S-15 The notes of industries are read by those who work with customers, not by administrators")
    void industry_notes() {
        assertThat(as("sun").get("/api/industry-notes?industry=Lime").status()).isEqualTo(200);
        assertThat(as("admin").get("/api/industry-notes").code()).isEqualTo("industry.notYours");
        assertThat(Program.nobody(port).get("/api/industry-notes").status()).isEqualTo(401);
        assertThat(Browser.of(port, "sun").get("/industry-notes").body()).contains("Industry notes");
    }

    @Test
    @DisplayName("ST-01 The page says that the contract is missing until one of the files is named")
    void the_contract() {
        course.redirect(number, "B3", "They want to sign", staff.require("wang"));
        inNegotiation
                .contacted(number, "chen")
                .completes("wang", "UserTask_DecideNextStep", Answers.decision("FORWARD", "chen"))
                .completes("chen", "UserTask_SignMembership", Answers.signing());
        var file = files.attach(number, new CustomerFiles.Sent("contract.txt", null, "Signed".getBytes(UTF_8)), "chen");
        var path = "/customers/" + number.value();
        var chen = Browser.of(port, "chen");
        assertThat(chen.get(path).body())
                .contains("The signed contract is missing", "Mr. Zhou · Owner", "120,000.00 CNY");

        var named = chen.postForm(path, path + "/contract", Map.of("file", String.valueOf(file.id())));

        assertThat(named.statusCode()).isEqualTo(302);
        assertThat(chen.get(path).body()).doesNotContain("The signed contract is missing");
        assertThat(as("chen")
                        .post("/api" + path + "/contract", Map.of("file", 0))
                        .code())
                .isEqualTo("file.unknown");
    }

    private static Map<String, Object> order() {
        return Map.of(
                "nextStepWho", "chen",
                "nextStepOn", "2026-03-06",
                "nextStepChannel", "PHONE",
                "nextStepContent", "A second date",
                "nextStepPurpose", "Keep the pace",
                "nextStepPromised", true,
                "reason", "The owner asked for her");
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
