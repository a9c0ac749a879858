package io.gendan.meeting.session;

import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories.Story;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("The analysis session after a meeting: two views and a conclusion")
class AnalysisSessionTest {

    private static final String SALESPERSON = "UserTask_GiveSalespersonView";
    private static final String MANAGER = "UserTask_GiveManagerView";
    private static final String CONCLUDE = "UserTask_ConcludeSession";

    @Autowired
    MeetingStories meetings;

    @Autowired
    Records records;

    @Autowired
    Reminders reminders;

    @Autowired
    CustomerGrades grades;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    private Story story;

    @BeforeEach
    void the_first_formal_meeting_was_held() {
        story = meetings.held("Amber Coast Cranes", "B1", "2026-03-12T16:00:00+08:00");
    }

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("S-01 Understanding, intention, and each participant's weight, role and attitude with the reason")
    void salesperson_weighs_the_participants() {
        story.completes("chen", SALESPERSON, salespersonViewOf(zhou(70), qian(30)));

        assertThat(latest(EntryKind.SALESPERSON_VIEW))
                .containsEntry("understanding", "Wants growth without more staff")
                .containsEntry("intention", "HIGH")
                .extractingByKey("participants")
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(row -> row.get("name"), row -> row.get("weight"), row -> row.get("attitude"))
                .containsExactly(tuple("Mr. Zhou", 70, "KEEN"), tuple("Ms. Qian", 30, "RESERVED"));
    }

    @Test
    @DisplayName("S-01, S-11 Both views begin with who took part for the customer, each still without weight")
    void views_begin_with_those_who_met() {
        for (var list : Map.of(SALESPERSON, "participants", MANAGER, "weights").entrySet()) {
            var people = story.shows(list.getKey(), list.getValue());
            assertThat(people.findValuesAsText("name")).as(list.getValue()).containsExactly("Mr. Zhou", "Ms. Qian");
            assertThat(people.findValuesAsText("weight")).isEmpty();
        }
    }

    @Test
    @DisplayName("S-01 Weights above 100 percent are refused by the name of the list; at 100 they pass")
    void weights_are_shares_of_a_whole() {
        assertThatThrownBy(() -> story.completes("chen", SALESPERSON, salespersonViewOf(zhou(71), qian(30))))
                .hasMessageContaining("101 % together")
                .hasMessageContaining("at most 100 %");
        assertThat(records.latest(story.journey(), EntryKind.SALESPERSON_VIEW)).isEmpty();

        var tooMuch = new HashMap<>(managerView("ALLY"));
        tooMuch.put("weights", List.of(weighed("Mr. Zhou", 60), weighed("Ms. Qian", 41)));
        assertThatThrownBy(() -> story.completes("li", MANAGER, tooMuch)).hasMessageContaining("101 % together");
        assertThat(story.openTasks()).containsExactlyInAnyOrder(SALESPERSON, MANAGER);

        story.completes("chen", SALESPERSON, salespersonViewOf(zhou(70), qian(30)));
    }

    @Test
    @DisplayName(
            "S-02 The next contact is proposed with way, time, content and purpose; one without its time is refused")
    void next_contact_is_proposed() {
        var without = new HashMap<>(salespersonViewOf(zhou(70)));
        without.remove("nextContactOn");
        assertThatThrownBy(() -> story.completes("chen", SALESPERSON, without)).hasMessageContaining("Best time");

        story.completes("chen", SALESPERSON, salespersonViewOf(zhou(70)));
        assertThat(latest(EntryKind.SALESPERSON_VIEW))
                .containsEntry("nextContactChannel", "PHONE")
                .containsEntry("nextContactOn", "2026-03-14")
                .containsEntry("nextContactContent", "The study and a date")
                .containsEntry("nextContactPurpose", "Keep the pace");
    }

    @Test
    @DisplayName("S-04 Whoever finds the next call too hard says why and names manager or principal; nobody else helps")
    void a_helper_is_named() {
        var hard = new HashMap<>(salespersonViewOf(zhou(70)));
        hard.put("tooHard", true);
        hard.put("tooHardBecause", "Their finance head asks what I can't answer");
        assertThatThrownBy(() -> story.completes("chen", SALESPERSON, hard)).hasMessageContaining("Who could help");
        hard.put("helper", "liu");
        assertThatThrownBy(() -> story.completes("chen", SALESPERSON, hard)).hasMessageContaining("Who could help");
        var principals =
                staff.active(Role.PRINCIPAL).stream().map(Person::login).toList();
        var helpers = new ArrayList<>(List.of("li"));
        helpers.addAll(principals.isEmpty() ? List.of("wang") : principals);
        assertThat(story.shows(SALESPERSON, "helperOptions").findValuesAsText("value"))
                .as("the manager, and the principal; where there is none, the director")
                .containsExactlyElementsOf(helpers);

        hard.put("helper", "li");
        story.completes("chen", SALESPERSON, hard).completes("li", MANAGER, managerView("DECISION_MAKER"));
        assertThat(line("Too hard alone").path("salesperson").asText())
                .contains("finance head asks", "help by", "Li Wei");
    }

    @Test
    @DisplayName("S-05 Common topics, the ally and the company's way to decide are kept and shown to the director")
    void the_link_is_told() {
        var view = new HashMap<>(salespersonViewOf(zhou(70)));
        view.put("commonTopics", "Both run marathons");
        view.put("ally", "Ms. Qian, who wants the academy");
        view.put("decisionProcess", "Finance, then Mr. Zhou, then the board in May");
        story.completes("chen", SALESPERSON, view).completes("li", MANAGER, managerView("DECISION_MAKER"));

        assertThat(line("Link and ally").path("salesperson").asText())
                .contains("marathons", "Ms. Qian", "board in May");
    }

    @Test
    @DisplayName(
            "S-07 When the agreed steps are done the director hears of it at once, and the second plan is on the form")
    void steps_done_are_reported() {
        viewsAreGiven();
        var conclusion = conclusion("SAME_STAGE", "chen");
        conclusion.put("secondPlan", "If the date fails: invite Ms. Qian alone");
        story.completes("wang", CONCLUDE, conclusion);
        assertThat(story.shows("UserTask_ArrangeMeeting", "secondPlan")
                        .get(0)
                        .path("plan")
                        .asText())
                .contains("Ms. Qian alone");
        assertThat(heardOf("wang")).doesNotContain("stepsDone");

        story.completes("chen", "UserTask_ArrangeMeeting", Answers.arrangement());

        assertThat(heardOf("wang")).containsOnlyOnce("stepsDone");
    }

    @Test
    @DisplayName(
            "S-07 What was called off is not told as done; the second plan stands where the customer is called again")
    void steps_called_off_are_not_done() {
        viewsAreGiven();
        var conclusion = conclusion("SAME_STAGE", "chen");
        conclusion.put("secondPlan", "If the date fails: invite Ms. Qian alone");
        story.completes("wang", CONCLUDE, conclusion);

        story.completes("chen", "UserTask_ArrangeMeeting", Answers.noMeeting("They want to wait"));

        assertThat(heardOf("wang")).doesNotContain("stepsDone");
        story.waitEnds();
        assertThat(story.shows("UserTask_PrepareContact", "secondPlan").toString())
                .contains("Ms. Qian alone");
    }

    @Test
    @DisplayName(
            "S-11 The manager weighs the participants too; both weights stand beside each other, differences marked")
    void differing_weights_are_marked() {
        story.completes("chen", SALESPERSON, salespersonViewOf(zhou(70), qian(30)));
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.put("weights", List.of(weighed("mr. zhou", 55), weighed("Finance head", 20)));
        view.put("intention", "LOW");
        view.put("acceptableFeeMost", 150000);
        story.completes("li", MANAGER, view);

        assertThat(line("Mr. Zhou").path("salesperson").asText()).contains("70 %", "Decision-maker", "Keen");
        assertThat(line("Mr. Zhou").path("manager").asText()).contains("55 %");
        assertThat(line("Mr. Zhou").path("differs").asText()).contains("≠", "15 points", "role");
        assertThat(line("Ms. Qian").path("differs").asText()).contains("one alone");
        assertThat(line("Finance head").path("differs").asText()).contains("one alone");
        assertThat(line("Intention").path("differs").asText()).contains("≠");
        assertThat(line("Sum of the weights").path("manager").asText()).isEqualTo("75 %");
        assertThat(line("Joining fee").path("differs").asText())
                .as("only one has judged it")
                .isEmpty();
    }

    @Test
    @DisplayName("S-11 Where both say the same, nothing is marked")
    void agreement_is_not_marked() {
        var view = salespersonViewOf(zhou(60));
        view.putAll(Map.of("acceptableFee", 120000, "feeCurrency", "CNY"));
        story.completes("chen", SALESPERSON, view).completes("li", MANAGER, managerView("DECISION_MAKER"));

        assertThat(story.shows(CONCLUDE, "comparison").findValuesAsText("differs"))
                .hasSizeGreaterThan(4)
                .containsOnly("");
    }

    @Test
    @DisplayName("S-12 The joining fee is judged as a range, guessed by the salesperson too; one that ends below its"
            + " beginning is refused")
    void fee_is_a_range() {
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.put("acceptableFeeMost", 90000);
        assertThatThrownBy(() -> story.completes("li", MANAGER, view)).hasMessageContaining("\"At most\" is below");

        view.put("acceptableFeeMost", 150000);
        view.putAll(Map.of("salesChannels", "Dealers", "competitors", "Bluewell"));
        story.completes("li", MANAGER, view);
        var guess = salespersonViewOf(zhou(60));
        guess.putAll(Map.of("acceptableFee", 80000));
        assertThatThrownBy(() -> story.completes("chen", SALESPERSON, guess)).hasMessageContaining("Currency");
        guess.put("feeCurrency", "CNY");
        story.completes("chen", SALESPERSON, guess);

        assertThat(latest(EntryKind.MANAGER_VIEW))
                .containsEntry("attention", "Dealer training")
                .containsEntry("salesChannels", "Dealers")
                .containsEntry("peakSeason", "Spring")
                .containsEntry("competitors", "Bluewell");
        assertThat(database.sql("select amount, most from fee_judgement where journey_id = ?")
                        .param(story.journey().id())
                        .query((row, index) -> List.of(row.getBigDecimal(1), row.getBigDecimal(2)))
                        .list())
                .as("the manager's judgement alone opens B3")
                .containsExactly(List.of(new BigDecimal("120000.00"), new BigDecimal("150000.00")));
        assertThat(line("Joining fee").path("manager").asText()).isEqualTo("120000 – 150000 CNY");
        assertThat(line("Joining fee").path("salesperson").asText()).isEqualTo("80000 CNY");
        assertThat(line("Joining fee").path("differs").asText()).contains("≠");
    }

    @Test
    @DisplayName("S-13 The manager advises who makes the next call, when and with which script; each is asked for")
    void call_is_advised() {
        for (var field : Map.of("callBy", "Who makes the next call", "callOn", "When", "advice", "With which script")
                .entrySet()) {
            var without = new HashMap<>(managerView("DECISION_MAKER"));
            without.remove(field.getKey());
            assertThatThrownBy(() -> story.completes("li", MANAGER, without)).hasMessageContaining(field.getValue());
        }
        viewsAreGiven();
        assertThat(line("Next contact").path("manager").asText())
                .contains("Wang Jianguo", "2026-03-14", "The director calls the owner");
    }

    @Test
    @DisplayName("S-14 The counterpart of equal rank, and what principal and fellow managers exchanged, are on record")
    void details_are_exchanged() {
        assertThat(story.shows(MANAGER, "exchangeOptions").findValuesAsText("value"))
                .contains("wang", "sun")
                .doesNotContain("li", "chen");
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.putAll(Map.of(
                "counterpart", "Ms. Tang, head of sales",
                "counterpartTalk", "Her dealers' schedule",
                "exchangedWith", List.of("sun"),
                "exchanged", "Sun's customer decided in May, too"));
        story.completes("li", MANAGER, view).completes("chen", SALESPERSON, salespersonViewOf(zhou(70)));

        assertThat(latest(EntryKind.MANAGER_VIEW)).containsEntry("exchangedWith", List.of("sun"));
        assertThat(line("In step with others").path("manager").asText()).contains("Ms. Tang", "decided in May");
    }

    @Test
    @DisplayName("S-21 The director hears both, finds the essence and concludes; the grade decided there holds at once")
    void director_concludes() {
        viewsAreGiven();
        var conclusion = conclusion("NEXT_STAGE", "wang");
        conclusion.put("essence", "They fear the effort, not the fee");
        conclusion.put("gradeDecision", "A");
        assertThatThrownBy(() -> story.completes("wang", CONCLUDE, conclusion)).hasMessageContaining("Why this grade");
        assertThat(grades.of(story.journey().number()).signing()).isNull();

        conclusion.put("gradeReason", "The owner proposed the dates himself");
        story.completes("wang", CONCLUDE, conclusion);

        assertThat(story.stage()).isEqualTo("B2");
        assertThat(grades.of(story.journey().number()).signing()).isEqualTo(SigningGrade.A);
        assertThat(latest(EntryKind.GRADE))
                .containsEntry("signingGrade", "A")
                .containsEntry("reason", "The owner proposed the dates himself");
        assertThat(latest(EntryKind.CONCLUSION)).containsEntry("essence", "They fear the effort, not the fee");
    }

    @Test
    @DisplayName(
            "S-21 A conclusion that the gate refuses leaves the grade as it was; the same grade again is no judgement")
    void grade_stands_and_falls_with_the_conclusion() {
        story.completes("chen", SALESPERSON, salespersonView("INFLUENCER"))
                .completes("li", MANAGER, managerView("INFLUENCER"));
        var conclusion = conclusion("NEXT_STAGE", "wang");
        conclusion.put("gradeDecision", "B");
        conclusion.put("gradeReason", "Controllable");
        assertThatThrownBy(() -> story.completes("wang", CONCLUDE, conclusion))
                .hasMessageContaining("The decision-maker is not known");
        assertThat(grades.of(story.journey().number()).signing()).isNull();

        conclusion.put("stageDecision", "SAME_STAGE");
        story.completes("wang", CONCLUDE, conclusion);
        assertThat(grades.of(story.journey().number()).signing()).isEqualTo(SigningGrade.B);
    }

    @Test
    @DisplayName("S-22 What the director helps with in later contacts is on record")
    void director_helps() {
        viewsAreGiven();
        var conclusion = conclusion("SAME_STAGE", "chen");
        conclusion.put("directorHelp", "I ask their finance head to lunch");
        story.completes("wang", CONCLUDE, conclusion);
        assertThat(latest(EntryKind.CONCLUSION)).containsEntry("directorHelp", "I ask their finance head to lunch");
    }

    @Test
    @DisplayName("S-23 What was said with the decision-maker reaches salesperson and manager at once, each once")
    void what_the_decision_maker_said_is_passed_on() {
        viewsAreGiven();
        var conclusion = conclusion("SAME_STAGE", "chen");
        conclusion.put("decisionMakerSaid", "Mr. Zhou wants it before the season");
        story.completes("wang", CONCLUDE, conclusion);

        assertThat(heardOf("chen")).containsOnlyOnce("decisionMakerHeard");
        assertThat(heardOf("li")).containsOnlyOnce("decisionMakerHeard");
        assertThat(heardOf("wang")).doesNotContain("decisionMakerHeard");
    }

    @Test
    @DisplayName("S-24 The contact that manager and salesperson ask of the director becomes the director's task")
    void director_takes_the_contact_on() {
        viewsAreGiven();
        story.completes("wang", CONCLUDE, conclusion("NEXT_STAGE", "wang")).waitEnds();
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("wang");
    }

    private void viewsAreGiven() {
        story.completes("chen", SALESPERSON, salespersonViewOf(zhou(60)))
                .completes("li", MANAGER, managerView("DECISION_MAKER"));
    }

    /** The line of the comparison that begins so; there must be one. */
    private JsonNode line(String what) {
        return StreamSupport.stream(story.shows(CONCLUDE, "comparison").spliterator(), false)
                .filter(row -> row.path("what").asText().startsWith(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " is not in " + story.shows(CONCLUDE, "comparison")));
    }

    private Map<String, Object> latest(EntryKind kind) {
        return records.latest(story.journey(), kind).orElseThrow().content();
    }

    private List<String> heardOf(String login) {
        return reminders.of(login, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber()
                        .equals(story.journey().number().value()))
                .map(Reminders.Reminder::about)
                .toList();
    }

    @SafeVarargs
    private static HashMap<String, Object> salespersonViewOf(Map<String, Object>... participants) {
        var view = new HashMap<>(salespersonView("DECISION_MAKER"));
        view.put("participants", List.of(participants));
        return view;
    }

    private static Map<String, Object> zhou(int weight) {
        return Map.of(
                "name", "Mr. Zhou",
                "role", "DECISION_MAKER",
                "weight", weight,
                "attitude", "KEEN",
                "reason", "Everyone looked at him");
    }

    private static Map<String, Object> qian(int weight) {
        return Map.of(
                "name", "Ms. Qian",
                "role", "INFLUENCER",
                "weight", weight,
                "attitude", "RESERVED",
                "reason", "She reads everything first");
    }

    private static Map<String, Object> weighed(String name, int weight) {
        return Map.of("name", name, "role", "ALLY", "weight", weight);
    }
}
