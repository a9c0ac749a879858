package io.gendan.pipeline.moving;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.http.Program;
import io.gendan.pipeline.TimerMoves;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Pursued;
import io.gendan.support.RevisedCadence;
import io.gendan.support.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator edits the table in its folder while customers wait, and reloads. */
@GendanTest
@DisplayName("CD-07: a policy edited and reloaded on the running program")
class RevisedPolicyOverHttpTest {

    @LocalServerPort
    int port;

    @Value("${gendan.processes-dir}")
    Path processes;

    @Autowired
    People people;

    @Autowired
    Pursued pursued;

    @Autowired
    TimerMoves moves;

    @Autowired
    Mover mover;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private String original = "";

    @BeforeEach
    void a_customer_waits() throws IOException {
        people.hired();
        Stories.itIs("2026-03-19T10:00:00+08:00");
        original = Files.readString(table());
        admin().post("/api/flows/reload", null);
        mover.work(() -> true);
        number = pursued.begun("Patient Ltd");
        pursued.story(number)
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    @AfterEach
    void the_former_table_holds_again() throws IOException {
        Files.writeString(table(), original);
        admin().post("/api/flows/reload", null);
        mover.work(() -> true);
        pursued.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-07: the wait moves, the answer and the report say so, and whoever may reads it")
    void a_reloaded_table_moves_the_wait() throws IOException {
        assertThat(until()).isEqualTo("2026-03-23T01:59:00Z");
        Files.writeString(table(), RevisedCadence.table("RemoteStageA", "idealGap", "P4D"));

        var reloaded = admin().post("/api/flows/reload", null);
        assertThat(reloaded.status()).as(reloaded.toString()).isEqualTo(200);
        assertThat(reloaded.json().path("timersMoving").asBoolean()).isTrue();
        assertThat(reloaded.json().at("/deployed/0/feature").asText()).isEqualTo("cadence");
        assertThat(newest().path("running").asBoolean()).isTrue();
        assertThat(until()).as("not in the request").isEqualTo("2026-03-23T01:59:00Z");
        mover.work(() -> true);

        assertThat(until()).isEqualTo("2026-03-25T01:59:00Z");
        var move = newest();
        assertThat(move.path("cause").asText()).isEqualTo("POLICY");
        assertThat(move.path("waits").asInt()).isPositive();
        assertThat(move.path("journeys").asInt())
                .isGreaterThanOrEqualTo(move.path("waits").asInt());
        assertThat(move.path("later").asInt()).isPositive();
        assertThat(move.path("running").asBoolean()).isFalse();
        assertThat(move.has("finishedAt")).isTrue();
        assertThat(admin().post("/api/flows/reload", null)
                        .json()
                        .path("timersMoving")
                        .asBoolean())
                .as("reloaded without a change")
                .isFalse();

        var page = Browser.of(port, "wang").get("/cadence").body();
        assertThat(page).contains("Contact policy", "4 days", "Signing grade B", "earlier, ");
        assertThat(Browser.of(port, "wang").get("/customers").body()).contains("href=\"/cadence\"");
    }

    @Test
    @DisplayName("CD-01: a broken table is refused, and nothing moves")
    void a_broken_table_moves_nothing() throws IOException {
        var before = newest().path("id").asLong();
        Files.writeString(table(), RevisedCadence.table("RemoteStageA", "idealGap", "soon"));

        assertThat(admin().post("/api/flows/reload", null).code()).isEqualTo("flow.broken");
        assertThat(moves.notice()).isFalse();
        assertThat(newest().path("id").asLong()).isEqualTo(before);
        assertThat(until()).isEqualTo("2026-03-23T01:59:00Z");
    }

    @Test
    @DisplayName("Salespeople read neither the report nor the page")
    void who_may_read_it() {
        for (var login : new String[] {"chen", "li", "zhao"}) {
            assertThat(Program.of(port, login).get("/api/cadence/moves").status())
                    .as(login)
                    .isEqualTo(403);
            var browser = Browser.of(port, login);
            assertThat(browser.get("/cadence").statusCode()).as(login).isEqualTo(403);
            assertThat(browser.get("/customers").body()).as(login).doesNotContain("href=\"/cadence\"");
        }
        assertThat(Program.of(port, "wang").get("/api/cadence/moves").status()).isEqualTo(200);
        assertThat(Program.nobody(port).get("/api/cadence/moves").status()).isEqualTo(401);
    }

    private String until() {
        return Program.of(port, "chen")
                .get("/api/customers/" + number.value())
                .json()
                .at("/waiting/until")
                .asText();
    }

    private JsonNode newest() {
        return admin().get("/api/cadence/moves").json().at("/items/0");
    }

    private Program admin() {
        return Program.of(port, "admin");
    }

    private Path table() {
        return processes.resolve("cadence/contactCadence.dmn");
    }
}
