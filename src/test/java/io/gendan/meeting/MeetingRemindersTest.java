package io.gendan.meeting;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.moved;
import static io.gendan.support.Answers.notHeld;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Reminders;
import io.gendan.journey.Reminders.Reminder;
import io.gendan.pipeline.Course;
import io.gendan.staff.Staff;
import io.gendan.support.FirstMeetings;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever takes part in a meeting is reminded of it (N-01). */
@GendanTest
class MeetingRemindersTest {

    private static final String ARRANGE = "UserTask_ArrangeMeeting";
    private static final String HOLD = "UserTask_HoldMeeting";
    private static final Instant BEGINS = Instant.parse(FirstMeetings.BEGINS);

    @Autowired
    FirstMeetings firstMeetings;

    @Autowired
    Reminders reminders;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void a_first_meeting_is_agreed() {
        number = firstMeetings.agreed("Rivertown Reminders");
        story = firstMeetings.of(number);
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-01: who takes part is reminded the day before and two hours before; others are not")
    void the_day_before_and_two_hours_before() {
        story.completes("chen", ARRANGE, arrangement());

        story.timePassesTo(BEGINS.minus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(told()).isEmpty();
        story.timePassesTo(BEGINS.minus(Duration.ofHours(24)));
        assertThat(told()).containsExactlyInAnyOrder("chen meeting", "li meeting", "wang meeting");
        story.timePassesTo(BEGINS.minus(Duration.ofHours(2)).minusSeconds(1));
        assertThat(told()).hasSize(3);
        story.timePassesTo(BEGINS.minus(Duration.ofHours(2)));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "chen meeting",
                        "li meeting",
                        "wang meeting",
                        "chen meetingSoon",
                        "li meetingSoon",
                        "wang meetingSoon");
        assertThat(story.openTasks()).containsExactly(HOLD);
    }

    @Test
    @DisplayName("N-01: a meeting that is moved after the first reminder is reminded of twice again")
    void moved_meeting() {
        story.completes("chen", ARRANGE, arrangement());
        story.timePassesTo(BEGINS.minus(Duration.ofHours(5)));
        story.completes("chen", HOLD, moved("2026-03-17T10:00:00+08:00", "The owner is abroad"));

        story.timePassesTo(BEGINS.plus(Duration.ofHours(1)));
        assertThat(told()).as("of the old time nobody is reminded").hasSize(3);
        story.timePassesTo(Instant.parse("2026-03-17T02:00:00Z"));
        assertThat(told()).hasSize(9);
        assertThat(told().stream().filter("li meetingSoon"::equals)).hasSize(1);
    }

    @Test
    @DisplayName("N-01: a meeting that is arranged an hour ahead is reminded of once")
    void arranged_at_short_notice() {
        var fields = new HashMap<>(arrangement());
        fields.put("meetingAt", Stories.now().plus(Duration.ofHours(1)).toString());
        story.completes("chen", ARRANGE, fields);
        story.timePassesTo(Stories.now().plus(Duration.ofHours(1)));

        assertThat(told()).containsExactlyInAnyOrder("chen meetingSoon", "li meetingSoon", "wang meetingSoon");
    }

    @Test
    @DisplayName("N-01: of a meeting that was called off nobody is reminded")
    void called_off() {
        story.completes("chen", ARRANGE, arrangement());
        story.completes("chen", HOLD, notHeld("CANCELLED", "Their budget is frozen"));
        story.timePassesTo(BEGINS);

        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("N-01, A-06: whoever got the customer is reminded instead of its owner before")
    void handed_over() {
        story.completes("chen", ARRANGE, arrangement());
        course.offerHandOver(number, "yang", "She knows the plant", staff.require("wang"));
        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        story.timePassesTo(BEGINS.minus(Duration.ofHours(24)));

        assertThat(told()).containsExactlyInAnyOrder("yang meeting", "li meeting", "wang meeting");
    }

    private List<String> told() {
        return Stream.of("chen", "li", "wang", "zhao", "liu", "yang")
                .flatMap(person -> reminders.of(person, Integer.MAX_VALUE).stream())
                .filter(reminder -> reminder.customerNumber().equals(number.value()))
                .filter(reminder -> reminder.about().startsWith("meeting"))
                .map(MeetingRemindersTest::line)
                .toList();
    }

    private static String line(Reminder reminder) {
        return reminder.person() + " " + reminder.about();
    }
}
