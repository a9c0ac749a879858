package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("N-21 The record at a glance, and who decides")
class N21GlanceTest {

    private static final String ZHOU = "Mr. Zhou";

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

    @Autowired
    TransactionTemplate transactions;

    private String number = "";
    private Story story;

    @BeforeEach
    void a_first_meeting_is_held() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
        story = stories.of(number)
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", Answers.invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        meetingIsHeld();
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("S-01, S-11: each session's judgement is kept with its reason, so that the change over time shows")
    void judgements_are_kept_session_by_session() {
        sessionIsHeld("INFLUENCER", 70, 60, "NEXT_STAGE");
        meetingIsHeld();
        sessionIsHeld("DECISION_MAKER", 40, 30, "SAME_STAGE");

        var zhou = map("li").path("persons").path(0);
        assertThat(zhou.path("name").asText()).isEqualTo(ZHOU);
        assertThat(zhou.path("role").asText()).isEqualTo("DECISION_MAKER");
        assertThat(zhou.path("weight").asInt()).as("the last word counts").isEqualTo(30);
        assertThat(zhou.path("history").findValuesAsText("weight")).containsExactly("70", "60", "40", "30");
        assertThat(zhou.path("history").findValuesAsText("voice"))
                .containsExactly("SALESPERSON", "MANAGER", "SALESPERSON", "MANAGER");
        assertThat(zhou.path("history").findValuesAsText("on"))
                .containsExactly("2026-03-09", "2026-03-09", "2026-03-16", "2026-03-16");
        assertThat(zhou.path("history").path(0).path("reason").asText()).isEqualTo("Everyone looked at him");
        assertThat(map("li").path("sum").asInt()).isEqualTo(30);
        assertThat(map("li").path("decisionMakerKnown").asBoolean()).isTrue();
        var mark = map("li").path("picture").path("marks").path(0);
        assertThat(mark.path("fromX").asDouble())
                .as("he weighed more before")
                .isGreaterThan(mark.path("x").asDouble());

        assertThatThrownBy(() -> database.sql("update decision_judgement set weight = 1 where customer_number = ?")
                        .param(number)
                        .update())
                .hasMessageContaining("A judgement is never changed");
    }

    @Test
    @DisplayName(
            "S-01, S-11: what sessions judged before judgements were kept is read from the record, the same to the letter")
    void earlier_judgements_are_read_from_the_record() throws IOException {
        sessionIsHeld("INFLUENCER", 70, 60, "NEXT_STAGE");
        meetingIsHeld();
        sessionIsHeld("DECISION_MAKER", 40, 30, "SAME_STAGE");
        var migration = new ClassPathResource("db/migration/meeting/V103__decision_judgements.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        var reading = migration.substring(
                migration.indexOf("insert into decision_judgement"), migration.indexOf("create function"));

        transactions.executeWithoutResult(attempt -> {
            var kept = judgements(0);
            long last = database.sql("select max(id) from decision_judgement")
                    .query(Long.class)
                    .single();
            database.sql(reading).update();
            assertThat(judgements(last)).isEqualTo(kept).hasSize(4);
            attempt.setRollbackOnly();
        });
    }

    private List<String> judgements(long after) {
        return database.sql("""
                        select concat_ws('|', journey_id, meeting_id, voice, person, role, weight, reason, judged_by, judged_at)
                        from decision_judgement where customer_number = ? and id > ? order by id""").params(number, after).query(String.class).list();
    }

    @Test
    @DisplayName("S-11: persons stand by weight and attitude, the ally marked, a sum above 100 % named")
    void persons_stand_on_the_map() {
        sessionIsHeld("DECISION_MAKER", 70, 60, "SAME_STAGE");
        judgedBesides("Ms. Fang", "ALLY", 55, "KEEN");

        var map = map("wang");
        assertThat(map.path("sum").asInt()).isEqualTo(115);
        var page = page("wang", "");
        assertThat(page)
                .contains("class=\"sign ALLY\"", "class=\"sign DECISION_MAKER\"", "Ms. Fang · 55 %", "Mr. Zhou · 60 %")
                .contains("aria-label=\"Mr. Zhou: Decision-maker, 60 %, Not told; Ms. Fang: Ally, 55 %, Keen\"")
                .contains("Weights add up to 115 %: more than 100 %");
    }

    @Test
    @DisplayName("ST-02, S-11: a map without a decision-maker says so, and B2 stays shut until one is named")
    void a_missing_decision_maker_blocks_b2() {
        views("INFLUENCER", 70, 60);
        var none = "The decision-maker is not known: B2 needs one.";
        assertThat(page("wang", "")).contains(none);
        assertThatThrownBy(() -> story.completes(
                        "wang", "UserTask_ConcludeSession", Answers.conclusion("TO_SECOND_ROUND", "wang")))
                .hasMessageContaining("The decision-maker is not known");

        var complete = new HashMap<>(Answers.conclusion("TO_SECOND_ROUND", "wang"));
        complete.put("decisionMaker", ZHOU);
        story.completes("wang", "UserTask_ConcludeSession", complete);
        assertThat(story.stage()).isEqualTo("B2");
        assertThat(page("wang", "")).doesNotContain(none).contains("class=\"sign DECISION_MAKER\"");
    }

    @Test
    @DisplayName("S-01, S-11: what a session judges shows at no door to the other until both views are given")
    void judgements_are_sealed_until_both_views_are_given() {
        sessionIsHeld("INFLUENCER", 70, 60, "NEXT_STAGE");
        meetingIsHeld();
        story.completes("chen", "UserTask_GiveSalespersonView", view("participants", "DECISION_MAKER", 47));

        var tab = "/api/tasks/" + story.task("UserTask_GiveManagerView").taskId() + "/story";
        for (var login : List.of("li", "zhao", "wang")) {
            var zhou = map(login).path("persons").path(0);
            assertThat(zhou.path("weight").asInt()).as(login).isEqualTo(60);
            assertThat(zhou.path("role").asText()).as(login).isEqualTo("INFLUENCER");
            assertThat(map(login).path("sealed").asBoolean()).isTrue();
            assertThat(known(login)).as("a role that the view gave him").isEqualTo("INFLUENCER");
            for (var door : List.of("", "/print", "/story")) {
                assertThat(page(login, door)).as(login + door).doesNotContain("47 %", "Weight: 47");
            }
            assertThat(page(login, "")).contains("A session waits for its second view");
            assertThat(Browser.of(port, login).getJson(tab).body())
                    .as(login)
                    .doesNotContain("47 %", "Weight: 47")
                    .contains("Mr. Zhou · 60 %");
        }
        assertThat(map("chen").path("persons").path(0).path("weight").asInt())
                .as("one's own view")
                .isEqualTo(47);

        story.completes("li", "UserTask_GiveManagerView", view("weights", "DECISION_MAKER", 52));
        for (var login : List.of("chen", "li", "wang")) {
            assertThat(map(login).path("persons").path(0).path("weight").asInt())
                    .as(login)
                    .isEqualTo(52);
            assertThat(known(login)).isEqualTo("DECISION_MAKER");
            assertThat(page(login, "")).contains("47 %", "52 %");
        }
    }

    @Test
    @DisplayName(
            "N-21, N-02: page and print tell stages with their days, attitudes, contacts, both views, the conclusion")
    void the_page_tells_the_whole_story() {
        sessionIsHeld("DECISION_MAKER", 70, 60, "NEXT_STAGE");
        Stories.itIs("2026-03-12T10:00:00+08:00");

        for (var door : List.of("", "/print")) {
            assertThat(page("chen", door))
                    .as(door)
                    .contains("0 days (0 working)", "10 days so far (8 working)")
                    .contains(
                            "aria-label=\"Attitude in 2 contacts, from 2026-03-02 (Interested) to 2026-03-09 (Keen)\"")
                    .contains("Asked how we choose partners", "Wants to see a case of the same industry")
                    .contains("Invitation accepted")
                    .contains("held and analysed")
                    .contains("Wants growth without more staff", "The director calls the owner")
                    .contains("Offer the academy as a pilot")
                    .doesNotContain("<script", " style=\"");
        }
        assertThat(page("chen", "/print")).doesNotContain("<form", "<details");
        var chinese = Browser.of(port, "chen")
                .getJson("/customers/" + number + "/print", "zh-CN")
                .body();
        assertThat(chinese)
                .contains("态度变化", "决策图", "逐次沟通", "至今 10 天（工作日 8 天）", "权重比合计 60 %")
                .doesNotContain("Contact by contact", "??");
    }

    @Test
    @DisplayName("N-21: the tab beside a form tells stages, attitudes, map and the latest session")
    void the_tab_tells_it_too() {
        views("DECISION_MAKER", 70, 60);
        var task = story.task("UserTask_ConcludeSession").taskId();

        var glance = Program.of(port, "wang")
                .get("/api/tasks/" + task + "/story")
                .json()
                .path("glance");
        assertThat(glance.path("stages").findValuesAsText("name")).containsExactly("A", "A2");
        assertThat(glance.path("attitudes").path("dots")).hasSize(2);
        assertThat(glance.path("map").path("marks").path(0).path("label").asText())
                .isEqualTo("Mr. Zhou · 60 %");
        assertThat(glance.path("mapNotes").path(0).asText()).isEqualTo("Weights add up to 60 %.");
        assertThat(glance.path("sessions").findValuesAsText("title"))
                .containsExactly("Meeting notes", "Salesperson's view", "Manager's view");
        assertThat(Program.of(port, "wang")
                        .get("/api/tasks/" + task + "/story?page=1")
                        .json()
                        .has("glance"))
                .as("on the first page only")
                .isFalse();
    }

    private void meetingIsHeld() {
        story.completes("chen", "UserTask_ArrangeMeeting", Answers.arrangement())
                .timePassesTo(Stories.now().plus(Duration.ofDays(7)))
                .completes("chen", "UserTask_HoldMeeting", Answers.notes());
    }

    private void sessionIsHeld(String role, int salesperson, int manager, String decision) {
        views(role, salesperson, manager);
        story.completes("wang", "UserTask_ConcludeSession", Answers.conclusion(decision, "chen"));
    }

    private void views(String role, int salesperson, int manager) {
        story.completes("chen", "UserTask_GiveSalespersonView", view("participants", role, salesperson))
                .completes("li", "UserTask_GiveManagerView", view("weights", role, manager));
    }

    private static Map<String, Object> view(String list, String role, int weight) {
        var salesperson = list.equals("participants");
        var fields = new HashMap<>(salesperson ? Answers.salespersonView(role) : Answers.managerView(role));
        var person = new HashMap<String, Object>(Map.of("name", ZHOU, "role", role, "weight", weight));
        if (salesperson) {
            person.put("reason", "Everyone looked at him");
        }
        fields.put(list, List.of(person));
        return fields;
    }

    /** As a view with an attitude would leave it. */
    private void judgedBesides(String name, String role, int weight, String attitude) {
        database.sql("insert into contact_person (customer_number, name, role, weight) values (?, ?, ?, ?)")
                .params(number, name, role, weight)
                .update();
        database.sql("""
                        insert into decision_judgement (customer_number, journey_id, meeting_id, voice, person, role, weight,
                                                        attitude, judged_by, judged_at)
                        select customer_number, journey_id, meeting_id, voice, ?, ?, ?, ?, judged_by, judged_at
                        from decision_judgement where customer_number = ? order by id desc limit 1""").params(name, role, weight, attitude, number).update();
    }

    /** Mr. Zhou's role among the contact persons. */
    private String known(String login) {
        for (var person :
                Program.of(port, login).get("/api/customers/" + number).json().path("contactPersons")) {
            if (person.path("name").asText().equals(ZHOU)) {
                return person.path("role").asText();
            }
        }
        return "";
    }

    private JsonNode map(String login) {
        var answer = Program.of(port, login).get("/api/customers/" + number + "/decision-map");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String page(String login, String door) {
        var answer = Browser.of(port, login).get("/customers/" + number + door);
        assertThat(answer.statusCode()).as(login + door).isEqualTo(200);
        return answer.body();
    }
}
