package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo company at the first start, as whoever tries Gendan meets it; and after a first start that was cut off. */
class DemoCompanyIT {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCompanyIT.class);
    private static final int CUSTOMERS = 60;
    private static final int MOST_ON_A_PAGE = 200;
    private static final String ALIVE = "The demo company has come alive: 60 customers";

    @TempDir
    Path data;

    @Test
    @DisplayName(
            "ST-04: sixty customers at every stage have work or a wait; cut off in the middle nothing is left behind, and"
                    + " /engine-rest refuses what Tasklist refuses")
    void comes_alive_once() throws Exception {
        var cutOff = RunningGendan.begin(data, Map.of());
        assertThat(cutOff.isReady()).isFalse();
        assertThat(cutOff.page("/customers").statusCode()).isEqualTo(503);
        assertThat(cutOff.log(ALIVE)).isEmpty();
        cutOff.kill();

        Map<String, Integer> told;
        try (var first = RunningGendan.start(data, Map.of())) {
            var ready = OffsetDateTime.now();
            assertThat(OffsetDateTime.parse(first.told(ALIVE).split(" ")[0]))
                    .as("told before it was ready")
                    .isBeforeOrEqualTo(ready);
            first.log("in ").stream()
                    .filter(line -> line.contains(ALIVE) || line.contains("Started GendanApplication"))
                    .forEach(LOG::info);
            assertThat(first.log("story broke off")).isEmpty();
            var customers = customers(first);
            everyStageIsThere(customers);
            everybodyHasWorkOrWaits(customers);
            assertThat(first.get("admin", "/engine-rest/incident/count")
                            .get("count")
                            .asInt())
                    .isZero();
            told = records(first, customers);
            recordsAreReadInBothLanguages(first, customers);
        }
        try (var second = RunningGendan.start(data, Map.of())) {
            assertThat(second.log(ALIVE)).isEmpty();
            assertThat(records(second, customers(second))).isEqualTo(told);
            new EngineRestHoles(second).areClosed(customers(second));
        }
    }

    private static void everyStageIsThere(List<JsonNode> customers) {
        var stages = new TreeMap<String, Integer>();
        customers.forEach(customer -> stages.merge(customer.path("stage").asText("pool"), 1, Integer::sum));
        LOG.info("Customers by stage: {}", stages);
        assertThat(customers).hasSize(CUSTOMERS);
        assertThat(stages).containsOnlyKeys("A", "A2", "B1", "B2", "B3", "MEMBER", "pool");
        assertThat(customers)
                .as("open customers of chen in stage A")
                .filteredOn(customer -> customer.path("owner").asText().equals("chen")
                        && customer.path("stage").asText().equals("A"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(customers.stream()
                        .map(customer -> customer.path("waiting").path("for").asText()))
                .contains("Paused", "Lost, to be looked at again", "Next contact due");
        assertThat(customers.stream().flatMap(customer -> customer.path("openWork").findValuesAsText("key").stream()))
                .contains(
                        "UserTask_ResearchCustomer",
                        "UserTask_PrepareContact",
                        "UserTask_ReviewContact",
                        "UserTask_RecordContact",
                        "UserTask_DebriefContact",
                        "UserTask_ArrangeMeeting",
                        "UserTask_HoldMeeting",
                        "UserTask_GiveManagerView",
                        "UserTask_ConcludeSession",
                        "UserTask_DecideNextStep",
                        "UserTask_SignMembership",
                        "UserTask_AnswerHandOver",
                        "UserTask_HelpWithCustomer");
    }

    private static void everybodyHasWorkOrWaits(List<JsonNode> customers) {
        assertThat(customers)
                .filteredOn(customer -> customer.hasNonNull("owner")
                        && !customer.path("stage").asText().equals("MEMBER"))
                .allSatisfy(customer -> assertThat(
                                customer.path("openWork").size() + (customer.hasNonNull("waiting") ? 1 : 0))
                        .as(customer.toString())
                        .isPositive());
    }

    private static void recordsAreReadInBothLanguages(RunningGendan gendan, List<JsonNode> customers) throws Exception {
        int chinese = 0;
        int english = 0;
        for (var customer : customers) {
            var contents =
                    gendan.get("wang", record(customer)).findValues("summary").toString();
            if (contents.codePoints().anyMatch(Character::isIdeographic)) {
                chinese++;
            } else if (contents.contains(" ")) {
                english++;
            }
        }
        assertThat(chinese).as("customers with talks in Chinese").isGreaterThan(30);
        assertThat(english).as("customers with talks in English").isGreaterThan(10);
    }

    private static Map<String, Integer> records(RunningGendan gendan, List<JsonNode> customers) throws Exception {
        var totals = new TreeMap<String, Integer>();
        for (var customer : customers) {
            totals.put(
                    customer.path("number").asText(),
                    gendan.get("wang", record(customer)).path("total").asInt());
        }
        return totals;
    }

    private static String record(JsonNode customer) {
        return "/api/customers/" + customer.path("number").asText() + "/record?size=" + MOST_ON_A_PAGE;
    }

    private static List<JsonNode> customers(RunningGendan gendan) throws IOException, InterruptedException {
        var customers = new ArrayList<JsonNode>();
        for (int page = 0, before = -1; customers.size() > before; page++) {
            before = customers.size();
            for (var item : gendan.get("wang", "/api/customers?page=" + page).path("items")) {
                customers.add(gendan.get(
                        "wang", "/api/customers/" + item.path("number").asText()));
            }
        }
        return customers;
    }
}
