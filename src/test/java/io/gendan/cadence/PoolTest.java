package io.gendan.cadence;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.http.Program;
import io.gendan.journey.Ending;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Owners;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.SoonReleased;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.OtherCadence;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("CD-05: one lateness, one ladder; warned, then the pool")
class PoolTest {

    private static final String RECORD = "UserTask_RecordContact";
    private static final String PREPARE = "UserTask_PrepareContact";

    @Autowired
    AlarmSweep alarms;

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
    Staff staff;

    @Autowired
    PoolWarnings pool;

    @Autowired
    SoonReleased soon;

    @Autowired
    Owners owners;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private CustomerNumber number;
    private Story story;

    @BeforeEach
    void a_customer_was_to_be_called_on_a_friday() {
        people.hired();
        Stories.itIs("2026-03-05T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Silent Springs", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-05: the salesperson never calls: chen, li and wang each once, then the warning, then the pool")
    void never_called_the_customer_climbs_the_ladder_and_goes_to_the_pool() {
        sweepAt("2026-03-12T09:59:00+08:00");
        assertThat(reminded())
                .as("the maximum of the window is Thursday ten o'clock")
                .isEmpty();
        sweepAt("2026-03-12T10:00:00+08:00");
        sweepAt("2026-03-13T10:00:00+08:00");
        sweepAt("2026-03-16T10:00:00+08:00");
        assertThat(reminded())
                .containsExactly("chen contactLate", "li contactLateInTeam", "wang contactLateInDepartment");
        sweepAt("2026-03-19T09:59:00+08:00");
        assertThat(reminded()).hasSize(3);
        assertThat(pool.poolAt(number)).isEmpty();

        sweepAt("2026-03-19T10:00:00+08:00");
        sweepAt("2026-03-19T10:01:00+08:00");
        assertThat(reminded().subList(3, 5)).containsExactly("chen poolWarning", "li poolWarningInTeam");
        assertThat(pool.poolAt(number)).contains(Stories.at("2026-03-26T10:00:00+08:00"));
        sweepAt("2026-03-26T09:59:00+08:00");
        assertThat(story.journey().isOpen()).isTrue();

        sweepAt("2026-03-26T10:00:00+08:00");
        sweepAt("2026-03-26T10:01:00+08:00");
        assertThat(story.journey().ending()).isEqualTo(Ending.RELEASED);
        assertThat(customers.require(number).owner()).isNull();
        assertThat(story.openTasks()).isEmpty();
        assertThat(pool.poolAt(number)).isEmpty();
        assertThat(reminded())
                .hasSize(8)
                .contains("chen poolReleased", "li poolReleasedInTeam", "wang poolReleasedInDepartment");
        assertThat(database.sql("""
                                select author || ': ' || (content ->> 'reason') from record_entry
                                where customer_number = ? and kind = 'RELEASE'""").param(number.value()).query(String.class).single())
                .startsWith("Gendan: ")
                .contains("2026-03-12 10:00", "2026-03-19 10:00", "公海");
    }

    @Test
    @DisplayName("CD-05: whoever goes soon is in the list, however many were warned before and called since")
    void the_called_hide_nobody() {
        othersHaveGone();
        sweepAt("2026-03-19T10:00:00+08:00");
        for (int called = 0; called < 100; called++) {
            var fields = Map.of(CustomerField.NAME, "Called " + called, CustomerField.OWNER, "chen");
            database.sql("insert into pool_warning (subject, customer_number, warned_at, goes_at)"
                            + " values (:number, :number, '2026-03-10', '2026-03-17')")
                    .param(
                            "number",
                            customers
                                    .create(NewCustomer.read(fields), "chen")
                                    .number()
                                    .value())
                    .update();
        }
        try {
            assertThat(soon.of(staff.require("chen")))
                    .extracting(SoonReleased.Row::number)
                    .contains(number.value());
        } finally {
            database.sql("delete from pool_warning where subject = customer_number")
                    .update();
        }
    }

    @Test
    @DisplayName(
            "CD-05: who is warned stands in the list of those that go soon, for whoever sees it, until it is called")
    void a_warned_customer_stands_in_the_list() {
        othersHaveGone();
        sweepAt("2026-03-19T10:00:00+08:00");
        for (var login : List.of("chen", "li", "wang")) {
            assertThat(soon.of(staff.require(login)))
                    .filteredOn(row -> row.number().equals(number.value()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.owner()).isEqualTo("chen");
                        assertThat(row.at()).isEqualTo(Stories.at("2026-03-26T10:00:00+08:00"));
                    });
            assertThat(Browser.of(port, login).get("/pool").body()).contains(number.value(), "2026-03-26 10:00");
        }
        assertThat(soon.of(staff.require("yang"))).noneMatch(row -> row.number().equals(number.value()));

        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", RECORD, contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(soon.of(staff.require("chen"))).noneMatch(row -> row.number().equals(number.value()));
    }

    @Test
    @DisplayName("CD-05: released by the program after the warning: the history of owners says since when and why")
    void the_history_tells_of_the_release() {
        sweepAt("2026-03-19T10:00:00+08:00");
        sweepAt("2026-03-26T10:00:00+08:00");
        assertThat(owners.of(number, staff.require("wang")).get(0)).satisfies(pooled -> {
            assertThat(pooled.owner()).isNull();
            assertThat(pooled.why()).isEqualTo(OwnerChange.Why.RELEASED);
            assertThat(pooled.by()).isEqualTo("Gendan");
            assertThat(pooled.from()).isEqualTo(Stories.at("2026-03-26T10:00:00+08:00"));
            assertThat(pooled.reason()).contains("2026-03-19 10:00");
        });
        assertThat(customers.require(number).poolDepartment())
                .isEqualTo(staff.require("chen").department());
    }

    @Test
    @DisplayName("CD-05: warned and then called: the customer stays, and the warning is shown nowhere any more")
    void a_call_after_the_warning_withdraws_it() {
        sweepAt("2026-03-19T10:00:00+08:00");
        assertThat(brief(PREPARE)).contains("2026-03-26 10:00");
        assertThat(page("chen")).contains("2026-03-26 10:00");
        assertThat(seen("chen").path("poolAt").asText()).isEqualTo("2026-03-26T02:00:00Z");

        story.completes("chen", PREPARE, preparation("PHONE"));
        assertThat(brief(RECORD)).as("still to be called").contains("2026-03-26 10:00");
        story.completes("chen", RECORD, contactAgain()).completes("chen", "UserTask_DebriefContact", debrief());

        assertThat(pool.poolAt(number)).isEmpty();
        assertThat(page("chen")).doesNotContain("2026-03-26 10:00");
        assertThat(seen("chen").has("poolAt")).isFalse();
        sweepAt("2026-03-26T10:00:00+08:00");
        assertThat(story.journey().isOpen()).isTrue();
    }

    @Test
    @DisplayName(
            "CD-05: called before the research is done: the warning is withdrawn, and comes again for a new silence")
    void a_call_beside_late_research_withdraws_the_warning() {
        Stories.itIs("2026-03-05T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Unread Springs", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        sweepAt("2026-03-13T18:00:00+08:00");
        assertThat(pool.poolAt(number)).isPresent();

        Stories.itIs("2026-03-16T10:00:00+08:00");
        var call = Map.of("direction", "OUTBOUND", "contactPerson", "Ms. Qian", "summary", "Asked about the spring");
        assertThat(Program.of(port, "chen")
                        .post("/api/customers/" + number.value() + "/interactions", call)
                        .status())
                .isEqualTo(201);
        sweepAt("2026-03-16T10:01:00+08:00");
        assertThat(pool.poolAt(number)).isEmpty();
        sweepAt("2026-03-20T18:00:00+08:00");
        assertThat(story.journey().isOpen()).isTrue();

        sweepAt("2026-03-30T10:00:00+08:00");
        assertThat(pool.poolAt(number)).as("five days after the latest time").isPresent();
    }

    @Test
    @DisplayName("CD-08: after a stop of four weeks the first sweep only warns; the grace counts from then")
    void after_a_stop_the_warning_comes_first() {
        sweepAt("2026-04-16T10:00:00+08:00");
        sweepAt("2026-04-16T10:01:00+08:00");
        assertThat(reminded())
                .containsExactly(
                        "chen contactLate",
                        "li contactLateInTeam",
                        "wang contactLateInDepartment",
                        "chen poolWarning",
                        "li poolWarningInTeam");
        sweepAt("2026-04-23T09:59:00+08:00");
        assertThat(story.journey().isOpen()).isTrue();
        sweepAt("2026-04-23T10:00:00+08:00");
        assertThat(story.journey().ending()).isEqualTo(Ending.RELEASED);
    }

    @Test
    @DisplayName("CD-05: preparing, reviewing and recording one contact are one lateness")
    void the_tasks_of_one_contact_share_one_ladder() {
        Stories.itIs("2026-03-05T11:00:00+08:00");
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", RECORD, contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
        sweepAt("2026-03-13T11:00:00+08:00");
        assertThat(reminded()).containsExactly("chen contactLate", "li contactLateInTeam");
        story.completes("chen", PREPARE, preparation("EMAIL"));
        sweepAt("2026-03-13T11:30:00+08:00");
        story.completes("liu", "UserTask_ReviewContact", approval());
        sweepAt("2026-03-13T12:00:00+08:00");
        assertThat(reminded()).hasSize(2);
        sweepAt("2026-03-16T11:00:00+08:00");
        assertThat(reminded())
                .containsExactly("chen contactLate", "li contactLateInTeam", "wang contactLateInDepartment");
    }

    @Test
    @DisplayName("CD-05: the next contact is late anew; a colleague who took the customer over is given the next day")
    void a_new_contact_and_a_new_owner_begin_anew() {
        sweepAt("2026-03-13T10:00:00+08:00");
        course.offerHandOver(number, "liu", "Chen has too many", staff.require("chen"));
        story.completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        sweepAt("2026-03-16T17:59:00+08:00");
        assertThat(reminded().stream().filter(told -> told.contains("Late"))).hasSize(2);
        sweepAt("2026-03-16T18:00:00+08:00");
        sweepAt("2026-03-17T18:00:00+08:00");
        assertThat(reminded().stream().filter(told -> told.contains("Late")))
                .containsExactly("chen contactLate", "li contactLateInTeam", "liu contactLate", "li contactLateInTeam");

        story.completes("liu", PREPARE, preparation("PHONE"))
                .completes("liu", RECORD, contactAgain())
                .completes("liu", "UserTask_DebriefContact", debrief())
                .waitEnds();
        sweepAt("2026-03-24T17:00:00+08:00");
        assertThat(reminded()).hasSize(5).doesNotContain("wang contactLateInDepartment");
        sweepAt("2026-03-24T18:00:00+08:00");
        assertThat(reminded()).as("five working days after the call").last().isEqualTo("liu contactLate");
    }

    @Test
    @DisplayName("CD-07: a changed policy moves what is to come and repeats nothing")
    void a_changed_policy_counts_from_now_on() {
        sweepAt("2026-03-12T10:00:00+08:00");
        try (var slower = new OtherCadence(engine, Map.of("RemoteStageA_alarmSteps", "\"P0D,P3D\""))) {
            sweepAt("2026-03-16T10:00:00+08:00");
            assertThat(reminded()).containsExactly("chen contactLate");
            sweepAt("2026-03-17T10:00:00+08:00");
            sweepAt("2026-03-18T10:00:00+08:00");
            assertThat(reminded()).containsExactly("chen contactLate", "li contactLateInTeam");
        }
        sweepAt("2026-03-18T10:01:00+08:00");
        assertThat(reminded())
                .containsExactly("chen contactLate", "li contactLateInTeam", "wang contactLateInDepartment");
    }

    @Test
    @DisplayName(
            "CD-05: a warning that the policy no longer knows is withdrawn, and given anew before anything happens")
    void a_policy_without_pool_withdraws_the_warning() {
        sweepAt("2026-03-19T10:00:00+08:00");
        assertThat(pool.poolAt(number)).isPresent();
        try (var never =
                new OtherCadence(engine, Map.of("RemoteStageA_poolWarning", "", "RemoteStageA_poolGrace", ""))) {
            sweepAt("2026-03-26T10:00:00+08:00");
            assertThat(story.journey().isOpen()).isTrue();
            assertThat(pool.poolAt(number)).isEmpty();
        }
        sweepAt("2026-03-26T10:01:00+08:00");
        assertThat(story.journey().isOpen()).as("warned anew first").isTrue();
        assertThat(pool.poolAt(number)).contains(Stories.at("2026-04-02T10:01:00+08:00"));
    }

    @Test
    @DisplayName("CD-05: a customer that rests, and one in the second round, never goes to the pool")
    void not_while_paused_and_not_from_the_second_round_on() {
        sweepAt("2026-03-19T10:00:00+08:00");
        course.pause(number, LocalDate.parse("2026-05-06"), "They rebuild", staff.require("chen"));
        sweepAt("2026-04-30T10:00:00+08:00");
        assertThat(story.journey().isPaused()).isTrue();
        assertThat(pool.poolAt(number)).isEmpty();

        course.redirect(number, "B2", "The owner called wang", staff.require("wang"));
        sweepAt("2026-07-01T10:00:00+08:00");
        sweepAt("2026-08-03T10:00:00+08:00");
        assertThat(story.journey().isOpen()).isTrue();
        assertThat(reminded())
                .contains("wang contactLateInDepartment")
                .filteredOn(told -> told.contains("pool"))
                .containsExactly("chen poolWarning", "li poolWarningInTeam");
    }

    @Test
    @DisplayName("CD-05: four nodes at the same moment warn once and release once")
    void sweeps_at_the_same_time_do_everything_once() throws Exception {
        Stories.itIs("2026-03-19T10:00:00+08:00");
        together();
        assertThat(reminded()).hasSize(5).doesNotHaveDuplicates();
        Stories.itIs("2026-03-26T10:00:00+08:00");
        together();
        assertThat(story.journey().ending()).isEqualTo(Ending.RELEASED);
        assertThat(reminded()).hasSize(8).doesNotHaveDuplicates();
        assertThat(database.sql("select count(*) from record_entry where customer_number = ? and kind = 'RELEASE'")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("Whoever looks is not asked again before something is to come or has changed")
    void a_late_task_is_looked_at_when_something_is_to_come() {
        sweepAt("2026-03-12T10:00:00+08:00");
        var looked = looks();
        sweepAt("2026-03-12T15:00:00+08:00");
        assertThat(looks()).containsExactlyElementsOf(looked);
        assertThat(looked).containsExactly("2026-03-13 10:00");
        sweepAt("2026-03-13T10:00:00+08:00");
        assertThat(looks()).containsExactly("2026-03-16 10:00");
    }

    /** The list holds a hundred: whom other tests have left silent goes to the pool before, and ours comes after that. */
    private void othersHaveGone() {
        sweepAt("2026-03-19T10:00:00+08:00");
        sweepAt("2026-03-26T10:00:00+08:00");
        a_customer_was_to_be_called_on_a_friday();
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        alarms.sweep();
    }

    private void together() throws Exception {
        var together = new CyclicBarrier(4);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var sweeps = new ArrayList<Future<?>>();
            for (int node = 0; node < 4; node++) {
                sweeps.add(nodes.submit(() -> {
                    together.await();
                    alarms.sweep();
                    return null;
                }));
            }
            for (var sweep : sweeps) {
                sweep.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private List<String> reminded() {
        return database.sql("select person || ' ' || about from reminder where customer_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private List<String> looks() {
        return database.sql("""
                        select to_char(look_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') from lateness_look
                        where customer_number = ?""").param(number.value()).query(String.class).list();
    }

    private String page(String login) {
        return Browser.of(port, login).get("/customers/" + number.value()).body();
    }

    private JsonNode seen(String login) {
        return Program.of(port, login).get("/api/customers/" + number.value()).json();
    }

    private String brief(String task) {
        return String.valueOf(
                engine.getTaskService().getVariableLocal(story.task(task).taskId(), "brief"));
    }
}
