package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.OwnerChange;
import io.gendan.support.Answers;
import io.gendan.support.EngineVariables;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What the rights of docs/rights.md mean")
class RightsInWordsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final String JOURNEY = "CustomerJourneyProcess";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

    @BeforeAll
    void everybody_comes_in() {
        cast.comeIn(port);
    }

    @AfterAll
    void everybody_leaves() {
        cast.leave();
    }

    // ---- people

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "receiver", "substitute"})
    @DisplayName(
            "Who is asked sees of a customer what their open task shows, of others nothing, and afterwards no more")
    void whoever_is_asked_sees_what_the_task_shows(String who) {
        var mine = cast.askedOf(who);
        var visitor = cast.visitor(who);
        var story = visitor.send("GET", "/api/tasks/" + mine.task() + "/story", null);
        assertThat(story.statusCode()).isEqualTo(200);
        assertThat(story.body()).contains(mine.name()).doesNotContain(mine.phone(), mine.number());
        assertThat(inTasklist(visitor, mine)).isEqualTo(200);
        for (var other : Cast.ASKED) {
            if (!other.equals(who)) {
                seesNothing(visitor, cast.askedOf(other));
            }
        }
        assertThat(visitor.send("GET", "/api/customers/" + mine.number(), null).statusCode())
                .as("the customer itself")
                .isEqualTo(404);

        cast.done(who, mine);

        seesNothing(visitor, mine);
    }

    private static void seesNothing(Visitor visitor, Cast.Case other) {
        assertThat(visitor.send("GET", "/api/tasks/" + other.task() + "/story", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(inTasklist(visitor, other)).isEqualTo(404);
        for (var list : List.of(
                ENGINE + "/task?processInstanceBusinessKey=" + other.number(),
                ENGINE + "/history/task?processInstanceBusinessKey=" + other.number(),
                "/api/customers?q=" + other.phone())) {
            assertThat(visitor.send("GET", list, null).body()).as(list).doesNotContain(other.task(), other.name());
        }
        for (var page : List.of("/customers/" + other.number(), "/customers/" + other.number() + "/story")) {
            assertThat(visitor.send("GET", page, null).statusCode()).as(page).isEqualTo(404);
        }
    }

    private static int inTasklist(Visitor visitor, Cast.Case known) {
        return visitor.send("GET", ENGINE + "/task/" + known.task(), null).statusCode();
    }

    @Test
    @DisplayName("S-15 Industry notes cross departments, without names")
    void industry_notes_cross_departments() throws Exception {
        var known = cast.pursued();
        var industry = "Kilns of " + known.number();
        customers.supplyIndustry(new CustomerNumber(known.number()), industry);
        var debrief = new HashMap<>(Answers.debrief());
        debrief.put("analysedWith", cast.login("senior"));
        debrief.put("industryNotes", known.name() + " orders in April; Ms. Qian says kilns stand still in May.");
        var owner = cast.login(Cast.OWNER);
        stories.of(known.number())
                .completes(owner, "UserTask_ResearchCustomer", Answers.research())
                .completes(owner, "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes(owner, "UserTask_RecordContact", Answers.contactAgain())
                .completes(owner, "UserTask_DebriefContact", debrief);

        for (var who : List.of("stranger", "elsewhere", "director2", "account")) {
            for (var door : List.of("/api/industry-notes", "/industry-notes")) {
                var told = cast.visitor(who)
                        .send("GET", door + "?industry=" + industry.replace(" ", "%20"), null)
                        .body();
                assertThat(told)
                        .as("%s at %s", who, door)
                        .contains("kilns stand still in May")
                        .doesNotContain(known.name(), "Ms. Qian", known.phone());
            }
        }
    }

    @Test
    @DisplayName("Administrators see of customers number, name, step and owner, and nothing else")
    void administrators_see_where_a_customer_stands() throws Exception {
        var known = cast.pursued();
        var admin = cast.visitor("admin");
        var seen = json(admin, "/api/customers/" + known.number());
        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("number", "name", "stage", "owner", "openWork");
        assertThat(seen.path("openWork").path(0).fieldNames())
                .toIterable()
                .contains("key", "name")
                .isSubsetOf("taskId", "key", "name", "assignee", "candidates", "due");
        var listed = json(admin, "/api/customers?q=" + known.name().replace(" ", "%20"))
                .path("items")
                .path(0);
        assertThat(listed.path("number").asText()).isEqualTo(known.number());
        listed.properties().forEach(cell -> {
            if (!List.of("number", "name", "stage", "ending", "pausedUntil", "owner", "ownerName")
                    .contains(cell.getKey())) {
                assertThat(cell.getValue().isNull() || cell.getValue().isEmpty())
                        .as("%s in the list", cell)
                        .isTrue();
            }
        });
        var page = admin.send("GET", "/customers/" + known.number(), null).body();
        assertThat(page).contains(known.name(), known.number()).doesNotContain(known.phone());
    }

    // ---- the engine

    @Test
    @DisplayName("Cockpit shows those who lead a department the processes of its customers, and follows the owner")
    void cockpit_shows_the_department() {
        var ours = cast.pursued();
        assertThat(seenInCockpit(ours)).containsExactly("admin", "director", "principal", "senior");

        owners.handOver(
                new CustomerNumber(ours.number()),
                cast.login("elsewhere"),
                OwnerChange.of(OwnerChange.Why.HANDED_OVER, cast.login("principal")));

        assertThat(seenInCockpit(ours)).containsExactly("admin", "director2", "principal", "senior2");
    }

    @Test
    @DisplayName("Cockpit's and the engine's numbers of instances are those of what somebody may read")
    void cockpit_counts_the_department() throws Exception {
        cast.pursued();
        for (var who :
                List.of("owner", "manager", "senior", "director", "senior2", "director2", "principal", "admin")) {
            int read = json(cast.visitor(who), ENGINE + "/process-instance/count?processDefinitionKey=" + JOURNEY)
                    .path("count")
                    .asInt();
            var cockpit =
                    json(cast.visitor(who), "/camunda/api/cockpit/plugin/base/default/process-definition/statistics");
            assertThat(instances(cockpit, "/key")).as("%s in Cockpit", who).isEqualTo(read);
            var engine =
                    json(cast.visitor(who), ENGINE + "/process-definition/statistics?failedJobs=true&incidents=true");
            assertThat(instances(engine, "/definition/key"))
                    .as("%s asks the engine", who)
                    .isEqualTo(read);
        }
    }

    private static int instances(JsonNode statistics, String key) {
        int counted = 0;
        for (var process : statistics) {
            if (process.at(key).asText().equals(JOURNEY)) {
                counted += process.path("instances").asInt();
            }
        }
        return counted;
    }

    @Test
    @DisplayName("The engine keeps nothing of what was said: paths alone outlive a task")
    void nothing_confidential_stays_in_the_engine() {
        var known = cast.meetingHeld();

        assertThat(EngineVariables.holdNothingConfidential(List.of(known.number()), database))
                .as("variables held")
                .isPositive();
    }

    private static JsonNode json(Visitor visitor, String path) throws JsonProcessingException {
        var answer = visitor.send("GET", path, null);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private List<String> seenInCockpit(Cast.Case wanted) {
        return Stream.of(
                        "owner",
                        "manager",
                        "senior",
                        "director",
                        "senior2",
                        "director2",
                        "principal",
                        "admin",
                        "auditor")
                .filter(who -> cast.visitor(who)
                        .send("GET", ENGINE + "/process-instance/" + wanted.instance(), null)
                        .body()
                        .contains(wanted.number()))
                .sorted()
                .toList();
    }
}
