package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Real time goes by on a node that has nothing to do, and contacts become due one after another. */
class DueInTimeIT {

    private static final Logger LOG = LoggerFactory.getLogger(DueInTimeIT.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    @TempDir
    Path data;

    @Test
    @DisplayName("CD-03, CD-08: a contact is in Tasklist within 15 seconds of its time")
    void due_contacts_are_at_hand() throws Exception {
        try (var gendan = RunningGendan.start(data, Map.of())) {
            awaitFirstMove(gendan);
            var imported = gendan.upload(
                    "admin",
                    "/api/customers/import?owner=chen&startJourneys=true",
                    "customers.csv",
                    "name,industry\nPunctual Works 1,pumps\nPunctual Works 2,pumps\nPunctual Works 3,pumps\n");
            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
            var dueTimes = new LinkedHashMap<String, LocalDateTime>();
            for (var customer : gendan.get("chen", "/api/customers?q=Punctual").path("items")) {
                // The demo company's customers may be found too: by what they are, or by a slip of the pen.
                if (customer.path("name").asText().startsWith("Punctual Works")) {
                    dueTimes.put(customer.path("number").asText(), LocalDateTime.MIN);
                }
            }
            assertThat(dueTimes).hasSize(3);
            for (var number : dueTimes.keySet()) {
                talkAndAgreeToTalkAgain(gendan, number);
            }

            int seconds = 20;
            var begun = LocalDateTime.now(ZONE);
            for (var number : dueTimes.keySet()) {
                dueTimes.put(number, begun.plusSeconds(seconds));
                setDue(gendan, number, begun.plusSeconds(seconds));
                seconds += 7;
            }

            for (var due : dueTimes.entrySet()) {
                await().atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> !prepared(gendan, due.getKey()).isEmpty());
                var delay = Duration.between(due.getValue(), LocalDateTime.now(ZONE));
                LOG.info("{} was in Tasklist {} ms after its time", due.getKey(), delay.toMillis());
                assertThat(delay).isBetween(Duration.ZERO, AT_MOST);
            }
        }
    }

    /** Soon after a first start all timers are reckoned once; only then may a test put one somewhere else. */
    private static void awaitFirstMove(RunningGendan gendan) {
        await().atMost(Duration.ofMinutes(5)).until(() -> gendan.get("wang", "/api/cadence/moves")
                .path("items")
                .path(0)
                .hasNonNull("finishedAt"));
    }

    private static JsonNode prepared(RunningGendan gendan, String number) throws IOException, InterruptedException {
        return gendan.get(
                "chen",
                "/engine-rest/task?assignee=chen&taskDefinitionKey=UserTask_PrepareContact&processInstanceBusinessKey="
                        + number);
    }

    private void setDue(RunningGendan gendan, String number, LocalDateTime due) throws IOException {
        var moved = database(gendan).sql("""
                        update act_ru_job set duedate_ = ? where handler_cfg_ like 'Timer_NextContactDue%'
                        and process_instance_id_ in (select id_ from act_ru_execution where business_key_ = ?)""").params(due, number).update();
        assertThat(moved).isEqualTo(1);
    }

    private JdbcClient database(RunningGendan gendan) throws IOException {
        var port = gendan.log("Embedded PostgreSQL runs on port").get(0).replaceAll(".*runs on port (\\d+) .*", "$1");
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + port + "/gendan",
                "postgres",
                Files.readString(data.resolve("password")).trim()));
    }

    private static void talkAndAgreeToTalkAgain(RunningGendan gendan, String number) throws Exception {
        var answers = List.of(
                Map.entry("UserTask_ResearchCustomer", Answers.research()),
                Map.entry("UserTask_PrepareContact", Answers.preparation("PHONE")),
                Map.entry("UserTask_RecordContact", Answers.contactAgain()),
                Map.entry("UserTask_DebriefContact", Answers.debrief()));
        for (var answer : answers) {
            var open = gendan.get("chen", "/api/customers/" + number).path("openWork");
            assertThat(open)
                    .singleElement()
                    .satisfies(task -> assertThat(task.path("key").asText()).isEqualTo(answer.getKey()));
            var answered = gendan.complete("chen", open.get(0).path("taskId").asText(), answer.getValue());
            assertThat(answered.statusCode()).as(answered.body()).isLessThan(300);
        }
    }
}
