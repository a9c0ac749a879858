package io.gendan.pipeline;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.customer.duplicates.Merges;
import io.gendan.journey.EntryKind;
import io.gendan.journey.IndustryNote;
import io.gendan.pipeline.privacy.Erasures;
import io.gendan.pipeline.privacy.Erasures.Wish;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("S-15, A-10 What an industry teaches is there for everybody, without the customer's name")
class S15IndustryNotesTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    IndustryKnowledge knowledge;

    @Autowired
    Staff staff;

    @Autowired
    ContactBookChanges changes;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient database;

    private String industry = "";
    private CustomerNumber chens = new CustomerNumber("C-000000");
    private CustomerNumber yangs = new CustomerNumber("C-000000");

    @BeforeEach
    void two_departments_pursue_the_same_industry() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        industry = "Lime kilns " + UUID.randomUUID();
        chens = taken("Thornbridge Lime", "chen");
        yangs = taken("Wexcombe Kilns", "yang");
    }

    @AfterEach
    void the_clock_runs_again() {
        for (var number : List.of(chens, yangs)) {
            if (stories.of(number.value()).journey().isOpen()) {
                course.release(number, "The story is told", staff.require("wang"));
            }
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "S-15 A note of a debrief shows where a contact with another of the industry is prepared, names left out")
    void shows_up_for_others() {
        var debrief = new HashMap<>(debrief());
        debrief.put("industryNotes", "Thornbridge orders in April; Ms. Qian says kilns stand still in May.");
        debrief.put("industryTopics", List.of("PEAK_SEASON", "BUDGETS"));
        stories.of(chens.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief);
        stories.of(yangs.value()).completes("yang", "UserTask_ResearchCustomer", research());

        var shown = stories.of(yangs.value()).shows("UserTask_PrepareContact", "industryKnowledge");

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("note").asText())
                .isEqualTo("[…] orders in April; […] says kilns stand still in May.");
        assertThat(shown.get(0).path("topics").asText()).contains("Peak season 旺季", "Budgets 预算");
        assertThat(knowledge.on(industry.toUpperCase(Locale.ROOT), staff.require("sun")))
                .singleElement()
                .satisfies(note -> assertThat(note.source()).isEqualTo(EntryKind.DEBRIEF));
        assertThat(knowledge.industries()).contains(industry);
        assertThat(knowledge.on("Quarries", staff.require("sun"))).isEmpty();
        assertThatThrownBy(() -> knowledge.on(industry, staff.require("admin")))
                .hasMessageContaining("industry.notYours");
    }

    @Test
    @DisplayName("S-15 What the manager noted in a view shows once the session is concluded, not before")
    void a_view_stays_sealed() {
        course.redirect(chens, "B1", "They called", staff.require("li"));
        var story = stories.of(chens.value()).completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.put("industryNotes", "All of them wait for Thornbridge Lime to move first.");
        story.completes("chen", "UserTask_HoldMeeting", notes()).completes("li", "UserTask_GiveManagerView", view);
        assertThat(on()).isEmpty();
        story.completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"));
        assertThat(on()).isEmpty();

        story.completes("wang", "UserTask_ConcludeSession", conclusion("SAME_STAGE", "wang"));

        assertThat(on()).containsExactly("All of them wait for […] to move first.");
    }

    @Test
    @DisplayName("S-15, D-07 Names that were borne before, and by persons no longer there, are left out of notes, too")
    void former_names() {
        var li = staff.require("li");
        var renamed = changes.addPerson(chens, "Leopold Trask", null, li);
        var removed = changes.addPerson(chens, "Philippa Vance", null, li);
        noted("Thornbridge Lime pays late, Mr. Trask says; Philippa Vance and Lord Ashby agree, Kalkwerk Nord too.");
        changes.changePerson(chens, renamed.id(), "Anton Berger", null, li);
        changes.removePerson(chens, removed.id(), li);
        database.sql(
                        "update customer set dossier = '{\"englishName\": \"Kalkwerk Nord\", \"operatingHead\": \"Edgar Ashby\"}' where number = ?")
                .param(chens.value())
                .update();
        database.sql("update customer set dossier = '{}' where number = ?")
                .param(chens.value())
                .update();
        database.sql("update customer set name = 'Greywater Minerals' where number = ?")
                .param(chens.value())
                .update();

        assertThat(on()).containsExactly("[…] pays late, […] says; […] and Lord […] agree, […] too.");

        var survivor = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, "Overmere Quarries",
                                CustomerField.OWNER, "chen",
                                CustomerField.INDUSTRY, industry)),
                        "chen")
                .number();
        var merge = merges.merge(survivor, chens, Map.of("name", Side.MERGED), staff.require("wang"));
        assertThat(on())
                .as("put together")
                .containsExactly("[…] pays late, […] says; […] and Lord […] agree, […] too.");
        merges.undo(survivor, merge.id(), staff.require("wang"));
    }

    @Test
    @DisplayName("S-15, D-01 A person who is erased stays out of notes, by family name and title as well")
    void erased_person() {
        var page = changes.addPerson(chens, "Leopold Trask", null, staff.require("li"));
        noted("Director and Mr. Trask say: May is quiet.");
        assertThat(on()).containsExactly("Director and […] say: May is quiet.");

        var wish = erasures.ask(chens, new Wish(page.id(), "A letter", false), staff.require("li"));
        erasures.confirm(chens, wish.id(), staff.require("wang"));

        assertThat(on()).containsExactly("Director and […] say: May is quiet.");
    }

    private void noted(String note) {
        var debrief = new HashMap<>(debrief());
        debrief.put("industryNotes", note);
        stories.of(chens.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief);
    }

    private List<String> on() {
        return knowledge.on(industry, staff.require("sun")).stream()
                .map(IndustryNote::note)
                .toList();
    }

    private CustomerNumber taken(String name, String owner) {
        var number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME,
                                name,
                                CustomerField.OWNER,
                                owner,
                                CustomerField.INDUSTRY,
                                industry)),
                        owner)
                .number();
        pursuits.start(number, owner);
        return number;
    }
}
