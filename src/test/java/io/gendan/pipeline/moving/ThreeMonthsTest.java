package io.gendan.pipeline.moving;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.ContactTimes;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.ContactKind;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.Recording;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer of signing grade B in the autumn of 2026: Mid-Autumn is off from Friday 25 to Sunday 27 September, the
 * National Day from Thursday 1 to Wednesday 7 October; Sunday 20 September and Saturday 10 October are worked instead.
 */
@GendanTest
@DisplayName("Three months with a customer of signing grade B")
class ThreeMonthsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MM-dd HH:mm", Locale.ENGLISH);
    private static final String PREPARE = "UserTask_PrepareContact";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    CustomerGrades grades;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    ContactTimes times;

    @Autowired
    Recording recording;

    @Autowired
    ContactReader reader;

    @Autowired
    JdbcClient database;

    private final List<String> made = new ArrayList<>();
    private Story story;

    @BeforeEach
    void chen_takes_the_customer_up_on_a_friday() {
        people.hired();
        Stories.itIs("2026-09-04T10:00:00+08:00");
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Autumn Harvest", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        grades.judge(number, new Grades(Grades.SigningGrade.B, null, null));
        pursuits.start(number, "chen");
        story = stories.of(number.value()).completes("chen", "UserTask_ResearchCustomer", research());
        contactIsMade();
    }

    @AfterEach
    void the_story_is_told() {
        course.release(story.journey().number(), "Told", staff.require("wang"));
        ClockUtil.reset();
    }

    @Test
    @DisplayName("002, CD-06: called weekly and visited fortnightly, across the October holiday with its make-up days")
    void called_weekly_and_visited_fortnightly_across_the_october_holiday() {
        until("2026-11-30T18:00:00+08:00");

        assertThat(made)
                .containsExactly(
                        "Fri 09-04 10:00 REMOTE",
                        "Fri 09-11 10:00 REMOTE",
                        "Fri 09-18 10:00 REMOTE",
                        // A visit is due on the same day: a working day later, which is the Sunday that is worked.
                        "Sun 09-20 10:00 FACE_TO_FACE",
                        // A week later is Mid-Autumn.
                        "Mon 09-28 10:00 REMOTE",
                        // A week after that call, and two after that visit, is the National Day.
                        "Thu 10-08 10:00 REMOTE",
                        "Fri 10-09 10:00 FACE_TO_FACE",
                        "Thu 10-15 10:00 REMOTE",
                        "Thu 10-22 10:00 REMOTE",
                        "Fri 10-23 10:00 FACE_TO_FACE",
                        "Thu 10-29 10:00 REMOTE",
                        "Thu 11-05 10:00 REMOTE",
                        "Fri 11-06 10:00 FACE_TO_FACE",
                        "Thu 11-12 10:00 REMOTE",
                        "Thu 11-19 10:00 REMOTE",
                        "Fri 11-20 10:00 FACE_TO_FACE",
                        "Thu 11-26 10:00 REMOTE");
    }

    @Test
    @DisplayName(
            "CD-05, CD-06: a call after the holiday is late eight working days after the last, the worked Saturday too")
    void the_worked_saturday_counts() {
        until("2026-10-07T18:00:00+08:00");
        story.waitEnds();

        assertThat(story.task(PREPARE).due()).isEqualTo(at("2026-10-08T10:00:00+08:00"));
        assertThat(overdue()).isEqualTo(at("2026-10-14T10:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-02: the customer calls in, and the next call moves to a week after that")
    void the_customer_calls_in() {
        until("2026-10-09T10:00:00+08:00");
        assertThat(story.waitsUntil()).isEqualTo(at("2026-10-15T10:00:00+08:00"));
        Stories.itIs("2026-10-10T11:30:00+08:00");
        recording.put(
                story.journey().number(),
                reader.read(Map.of(
                        "kind", "REMOTE",
                        "channel", "PHONE",
                        "direction", "INBOUND",
                        "contactPerson", "Ms. Qian",
                        "summary", "Asked for the study, on the Saturday that is worked")),
                "chen",
                null);

        assertThat(story.waitsUntil()).as("a Saturday again").isEqualTo(at("2026-10-19T11:30:00+08:00"));
    }

    /** The salesperson does what the tasks ask, on the moment they open, as long as one opens before this time. */
    private void until(String end) {
        while (!story.waitsUntil().isAfter(at(end))) {
            var due = story.waitsUntil();
            story.waitEnds();
            assertThat(Stories.now()).isEqualTo(due);
            contactIsMade();
        }
    }

    private void contactIsMade() {
        var kind = times.nextContactKind(story.journey());
        var channel = kind == ContactKind.REMOTE ? "PHONE" : "VISIT";
        made.add(DAY.format(Stories.now().atZone(ZONE)) + " " + kind);
        var contact = contactAgain();
        contact.put("channel", channel);
        contact.put("happenedAt", Stories.now().toString());
        story.completes("chen", PREPARE, preparation(channel))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private Instant overdue() {
        return database.sql("""
                        select j.duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? and j.handler_cfg_ = 'Timer_ContactOverdue'""")
                .param(story.journey().number().value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
