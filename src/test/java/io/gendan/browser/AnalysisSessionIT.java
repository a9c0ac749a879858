package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A meeting and the session after it, as three people live through it in Tasklist. */
@NeedsChromium
@GendanTest
class AnalysisSessionIT {

    private static final String CUSTOMER = "Windmill Lane Bakeries 风车烘焙";
    private static final String SECRET = "They trust us more than they say";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    MeetingStories meetings;

    @Autowired
    Records records;

    private Story story;

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "S-01, S-04, S-11, S-21: salesperson and manager give their views apart, the director sees both together")
    void three_people_hold_a_session() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        story = meetings.arranged(CUSTOMER, "B1");
        Stories.itIs("2026-03-09T16:00:00+08:00");
        desks.of("chen")
                .tasklist()
                .opens(CUSTOMER, "Hold meeting and take notes", "meeting/holdMeeting")
                .fill(notes());
        desks.of("chen").tasklist().completes();

        salespersonGivesTheView();
        directorSeesWhoOwesWhat();
        managerGivesTheView();
        directorConcludes();

        assertThat(story.stage()).isEqualTo("B2");
        assertThat(records.latest(story.journey(), EntryKind.GRADE)
                        .orElseThrow()
                        .content())
                .containsEntry("signingGrade", "B");
    }

    private void salespersonGivesTheView() {
        var chen = desks.of("chen");
        var view = new HashMap<>(salespersonView("DECISION_MAKER"));
        view.put("understanding", SECRET);
        view.put("participants", List.of(person("Mr. Zhou", 71, "KEEN"), person("Ms. Qian", 30, "RESERVED")));
        view.put("tooHard", true);
        view.put("tooHardBecause", "The owner interrupts me");
        view.put("helper", "Li Wei");
        var form = chen.tasklist().opens(CUSTOMER, "Give salesperson's view", "meeting/salespersonView");
        assertThat(form.screen().getByText("One of you may enter")).isVisible();
        form.fill(view);
        assertThat(form.screen()).containsText("Σ 101 % (≤ 100 %)");
        assertThat(chen.tasklist().isRefused()).containsText("101 % together");
        chen.picture("session-salesperson", 1280, 3400);

        form.screen().locator("[id^='fjs-form-'][id$='-weight_0']").fill("70");
        assertThat(form.screen()).containsText("Σ 100 % (≤ 100 %)");
        chen.tasklist().completes();
    }

    private void directorSeesWhoOwesWhat() {
        var page = desks.of("wang").open("/sessions");
        var row = page.locator("tr").filter(has(CUSTOMER));
        assertThat(row).containsText("Li Wei");
        assertThat(row).containsText("the same day");
        assertThat(page.locator("body")).not().containsText(SECRET);
        desks.of("wang").picture("sessions");
        desks.of("wang").picture("sessions-phone", 390, 844);
    }

    private void managerGivesTheView() {
        var li = desks.of("li");
        var view = new HashMap<>(managerView("INFLUENCER"));
        view.put("callBy", "Wang Jianguo");
        view.put("acceptableFeeMost", 150000);
        view.put("intention", "MIDDLE");
        var form = li.tasklist().opens(CUSTOMER, "Give manager's view", "meeting/managerView");
        assertThat(li.page().locator("body")).not().containsText(SECRET);
        form.fill(view);
        li.picture("session-manager", 1280, 3400);
        li.tasklist().completes();
    }

    private void directorConcludes() {
        var wang = desks.of("wang");
        var answers = new HashMap<>(conclusion("NEXT_STAGE", "Wang Jianguo"));
        answers.putAll(Map.of("gradeDecision", "B", "gradeReason", "Controllable, finance is a risk"));
        var form = wang.tasklist().opens(CUSTOMER, "Conclude session", "meeting/concludeSession");
        var both = form.table("Both views, side by side");
        assertThat(both).containsText(SECRET);
        assertThat(both).containsText("120000 – 150000 CNY");
        assertThat(both.locator("tr").filter(has("Mr. Zhou"))).containsText("≠ 10 points apart");
        assertThat(both.locator("tr").filter(has("Intention"))).containsText("≠ differs");
        form.fill(answers);
        wang.picture("session-conclusion", 1280, 3000);
        wang.tasklist().completes();
    }

    private static FilterOptions has(String text) {
        return new FilterOptions().setHasText(text);
    }

    private static Map<String, Object> person(String name, int weight, String attitude) {
        return Map.of(
                "name", name,
                "role", "DECISION_MAKER",
                "weight", weight,
                "attitude", attitude,
                "reason", "As seen in the meeting");
    }
}
