package io.gendan.meeting.session;

import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.cadence.AlarmSweep;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Timeliness.Grade;
import io.gendan.pipeline.OpenSession;
import io.gendan.pipeline.Sessions;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("N-14 The analysis session is due by the end of the next working day after every meeting")
class SessionDeadlineTest {

    private static final String SALESPERSON = "UserTask_GiveSalespersonView";
    private static final String MANAGER = "UserTask_GiveManagerView";
    private static final String CONCLUDE = "UserTask_ConcludeSession";

    @Autowired
    MeetingStories meetings;

    @Autowired
    AlarmSweep alarms;

    @Autowired
    Reminders reminders;

    @Autowired
    Sessions sessions;

    @Autowired
    Staff staff;

    private @Nullable Story story;

    @AfterEach
    void the_story_is_over() {
        if (story != null) {
            meetings.over(story);
        }
        ClockUtil.reset();
    }

    @ParameterizedTest(name = "{0} meeting on {1}: due {2}")
    @CsvSource({
        "A2, 2026-03-12T16:00:00+08:00, 2026-03-13T18:00:00+08:00",
        "B1, 2026-03-13T16:00:00+08:00, 2026-03-16T18:00:00+08:00",
        "A2, 2026-03-14T10:00:00+08:00, 2026-03-16T18:00:00+08:00",
        "B1, 2026-03-12T23:30:00+08:00, 2026-03-13T18:00:00+08:00",
        "A2, 2026-10-09T15:00:00+08:00, 2026-10-10T18:00:00+08:00",
        "B1, 2026-09-30T15:00:00+08:00, 2026-10-08T18:00:00+08:00"
    })
    @DisplayName("N-14 Over a weekend, late at night, before a make-up Saturday and before the October holiday")
    void due_by_the_end_of_the_next_working_day(String stage, String held, String due) {
        story = meetings.held("Cedar Grove Tiles " + held, stage, held);

        for (var task : List.of(SALESPERSON, MANAGER)) {
            assertThat(story.task(task).due()).as(task).isEqualTo(Stories.at(due));
        }
        story.completes("chen", SALESPERSON, salespersonView("DECISION_MAKER"))
                .completes("li", MANAGER, managerView("DECISION_MAKER"));
        assertThat(story.task(CONCLUDE).due()).isEqualTo(Stories.at(due));
    }

    @Test
    @DisplayName("N-14 What is overdue is told to whoever owes it, then the manager, then the director, once a step")
    void overdue_climbs_to_the_director() {
        story = meetings.held("Cedar Grove Stairs", "A2", "2026-03-13T16:00:00+08:00");
        story.completes("li", MANAGER, managerView("DECISION_MAKER"));
        story.timePassesTo(Stories.at("2026-03-16T17:59:00+08:00"));
        assertThat(heard()).isEmpty();

        story.timePassesTo(Stories.at("2026-03-16T18:00:00+08:00"));
        sweepAt("2026-03-16T18:01:00+08:00");
        assertThat(heard()).containsExactly("chen taskLate");
        sweepAt("2026-03-17T18:00:00+08:00");
        sweepAt("2026-03-17T19:00:00+08:00");
        assertThat(heard()).containsExactly("chen taskLate", "li taskLateInTeam");
        sweepAt("2026-03-18T18:00:00+08:00");
        sweepAt("2026-03-20T18:00:00+08:00");
        assertThat(heard()).containsExactly("chen taskLate", "li taskLateInTeam", "wang taskLateInDepartment");
    }

    @Test
    @DisplayName("N-14 The director's page shows what is open, who still owes what and what is late; no view's content")
    void director_sees_the_open_sessions() {
        story = meetings.held("Cedar Grove Gates", "B1", "2026-03-13T16:00:00+08:00");
        Stories.itIs("2026-03-13T19:00:00+08:00");
        story.completes("chen", SALESPERSON, salespersonView("DECISION_MAKER"));

        var open = session("wang");
        assertThat(open.owed())
                .extracting(OpenSession.Owed::task, OpenSession.Owed::by)
                .containsExactly(tuple(MANAGER, "li"));
        assertThat(open.given())
                .extracting(OpenSession.Given::by, OpenSession.Given::grade)
                .containsExactly(tuple("chen", Grade.SAME_DAY));
        assertThat(open.due()).isEqualTo(Stories.at("2026-03-16T18:00:00+08:00"));
        assertThat(open.late()).isFalse();
        // The customer's number may have a 70 in it.
        assertThat(open.toString().replace(number(), "")).doesNotContain("growth", "70");

        Stories.itIs("2026-03-16T18:00:01+08:00");
        assertThat(session("li").late()).isTrue();
        assertThat(mine(sessions.open(staff.require("sun"))))
                .as("another team's")
                .isEmpty();
    }

    @Test
    @DisplayName("N-14 A concluded session is open no longer, and shows whether it was the same day, in time or late")
    void how_soon_it_was_concluded_is_shown() {
        story = meetings.held("Cedar Grove Doors", "A2", "2026-03-13T16:00:00+08:00");
        story.completes("chen", SALESPERSON, salespersonView("DECISION_MAKER"));
        Stories.itIs("2026-03-16T17:00:00+08:00");
        story.completes("li", MANAGER, managerView("DECISION_MAKER"));
        assertThat(story.shows(CONCLUDE, "comparison")
                        .get(0)
                        .path("salesperson")
                        .asText())
                .contains("the same day");
        assertThat(story.shows(CONCLUDE, "comparison").get(0).path("manager").asText())
                .contains("by the next working day");
        Stories.itIs("2026-03-17T10:00:00+08:00");
        story.completes("wang", CONCLUDE, conclusion("SAME_STAGE", "chen"));

        assertThat(mine(sessions.open(staff.require("wang")))).isEmpty();
        assertThat(mine(sessions.concluded(staff.require("wang"), 1000)))
                .singleElement()
                .satisfies(session -> assertThat(session.given())
                        .extracting(OpenSession.Given::kind, OpenSession.Given::grade)
                        .containsExactly(
                                tuple("SALESPERSON_VIEW", Grade.SAME_DAY),
                                tuple("MANAGER_VIEW", Grade.IN_TIME),
                                tuple("CONCLUSION", Grade.LATE)));
    }

    private OpenSession session(String leader) {
        var mine = mine(sessions.open(staff.require(leader)));
        assertThat(mine).hasSize(1);
        return mine.get(0);
    }

    private List<OpenSession> mine(List<OpenSession> all) {
        return all.stream().filter(session -> session.number().equals(number())).toList();
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        alarms.sweep();
    }

    /** Who heard that something is late at this customer, in the order of the ladder. */
    private List<String> heard() {
        return Stream.of("chen", "li", "wang")
                .flatMap(login -> reminders.of(login, Integer.MAX_VALUE).stream())
                .filter(reminder -> reminder.customerNumber().equals(number())
                        && reminder.about().startsWith("taskLate"))
                .map(reminder -> reminder.person() + " " + reminder.about())
                .toList();
    }

    private String number() {
        return Objects.requireNonNull(story).journey().number().value();
    }
}
