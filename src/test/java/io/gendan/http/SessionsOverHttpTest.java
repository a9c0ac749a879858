package io.gendan.http;

import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.StandInSweep;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.Customers;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Reassignments;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("The analysis session, knocked at from outside")
class SessionsOverHttpTest {

    private static final String SALESPERSON = "UserTask_GiveSalespersonView";
    private static final String MANAGER = "UserTask_GiveManagerView";
    private static final String CONCLUDE = "UserTask_ConcludeSession";
    private static final List<String> PEOPLE = List.of("chen", "li", "zhao", "wang", "admin", "liu", "sun");
    private static final Set<String> SEE_THE_CUSTOMER = Set.of("chen", "li", "zhao", "wang");
    private static final Set<String> LEAD = Set.of("li", "sun", "zhao", "wang");
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String CLOSED = "/engine-rest";

    @LocalServerPort
    int port;

    @Autowired
    MeetingStories meetings;

    @Autowired
    Records records;

    @Autowired
    Reminders reminders;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Customers customers;

    @Autowired
    Reassignments reassignments;

    @Autowired
    LeaveDesk desk;

    @Autowired
    StandInSweep sweep;

    @Autowired
    Staff staff;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    private final Map<String, Browser> browsers = new HashMap<>();
    private Story story;
    private String number = "";

    @BeforeEach
    void a_meeting_was_held() {
        story = meetings.held("Fairhaven Boats", "B1", "2026-03-12T16:00:00+08:00");
        number = story.journey().number().value();
        customers.supplyIndustry(story.journey().number(), "Boats of " + number);
    }

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("S-01, S-11 Before both views are given, neither is read through any door but by its author")
    void the_salespersons_view_is_sealed() {
        var done = story.task(SALESPERSON).taskId();
        contactPersons.known(story.journey().number(), "Mr. Lu", ContactRole.INFLUENCER, 10);
        story.completes("chen", SALESPERSON, viewOfChen());

        nobodyReads(ofChen(), "chen", story.task(MANAGER).taskId(), done);
        assertThat(contactPersonsAt("li"))
                .doesNotContain("DECISION_MAKER", "70")
                .as("what was known before the session")
                .contains("INFLUENCER", "\"weight\":10");
        assertThat(read("chen", "/api/customers/" + number + "/record")).contains(ofChen());
    }

    @Test
    @DisplayName("S-11, S-01 The same the other way round: the manager's view is sealed to the salesperson")
    void the_managers_view_is_sealed() {
        var done = story.task(MANAGER).taskId();
        story.completes("li", MANAGER, viewOfLi());

        nobodyReads(ofLi(), "li", story.task(SALESPERSON).taskId(), done);
        assertThat(contactPersonsAt("chen")).doesNotContain("DECISION_MAKER", "60");
        assertThat(read("li", "/api/customers/" + number + "/record")).contains(ofLi());

        story.completes("chen", SALESPERSON, viewOfChen());
        assertThat(read("chen", "/api/customers/" + number + "/record")).contains(ofLi());
        var conclusion = story.task(CONCLUDE).taskId();
        assertThat(read("wang", engine(TASKLIST, conclusion, "/form-variables?deserializeValues=false")))
                .contains(ofLi().get(0), ofChen().get(0));
        assertThat(contactPersonsAt("li")).contains("DECISION_MAKER", "70");
        assertThat(read("sun", "/api/industry-notes")).doesNotContain(noteOfLi());

        story.completes("wang", CONCLUDE, conclusion("NEXT_STAGE", "chen"));
        for (var door : List.of("/industry-notes", "/api/industry-notes")) {
            assertThat(read("sun", door)).as("told of the industry at %s", door).contains(noteOfLi());
        }
    }

    @Test
    @DisplayName("N-14 Open sessions are told to those who lead the owner; to nobody else")
    void open_sessions_are_for_leaders() {
        for (var leader : List.of("wang", "zhao", "li")) {
            var mine = Program.of(port, leader).get("/api/sessions");
            assertThat(mine.status()).as(leader).isEqualTo(200);
            assertThat(mine.http().body()).as(leader).contains(number);
            assertThat(Browser.of(port, leader).get("/sessions").body())
                    .as(leader)
                    .contains("Fairhaven Boats", "Give salesperson&#39;s view", "2026-03-13 18:00");
        }
        assertThat(Program.of(port, "sun").get("/api/sessions").http().body()).doesNotContain(number);
        assertThat(Browser.of(port, "sun").get("/sessions").body()).doesNotContain("Fairhaven");
        for (var other : List.of("chen", "admin")) {
            var refused = Program.of(port, other).get("/api/sessions");
            assertThat(refused.status()).as(other).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("session.leadersOnly");
            assertThat(Browser.of(port, other).get("/sessions").statusCode()).isEqualTo(403);
        }
        assertThat(Program.nobody(port).get("/api/sessions").status()).isEqualTo(401);
        Stories.itIs("2026-03-16T10:00:00+08:00");
        assertThat(Browser.of(port, "wang").get("/sessions").body()).contains(">late<");
    }

    @Test
    @DisplayName("S-06 In one room one person enters what each says; the record tells who said it and who entered it")
    void one_enters_for_those_present() {
        var entered = room("chen", List.of("li", "wang"));
        assertThat(entered.status()).as(entered.toString()).isEqualTo(204);

        assertThat(story.task(MANAGER).assignee()).isEqualTo("chen");
        assertThat(story.shows(MANAGER, "enteredFor").asText()).contains("Li Wei", "Wang Jianguo");
        assertThat(story.shows(SALESPERSON, "enteredFor").asText()).isEmpty();
        story.completes("chen", MANAGER, managerView("DECISION_MAKER"));
        assertThat(read("wang", "/api/customers/" + number + "/record")).doesNotContain("120000");
        story.completes("chen", SALESPERSON, salespersonView("DECISION_MAKER"));

        var manager = records.latest(story.journey(), EntryKind.MANAGER_VIEW).orElseThrow();
        assertThat(manager.author()).isEqualTo("li");
        assertThat(manager.content())
                .containsEntry("enteredBy", "chen")
                .containsEntry("present", List.of("li", "wang", "chen"));
        var own = records.latest(story.journey(), EntryKind.SALESPERSON_VIEW).orElseThrow();
        assertThat(own.author()).isEqualTo("chen");
        assertThat(own.content()).doesNotContainKey("enteredBy");
        assertThat(reminders.of("li", Integer.MAX_VALUE))
                .filteredOn(reminder -> reminder.customerNumber().equals(number))
                .extracting(Reminders.Reminder::about)
                .contains("viewEntered");
        assertThat(story.shows(CONCLUDE, "comparison").get(0).path("manager").asText())
                .contains("Li Wei", "entered by", "Chen Jing");
        assertThat(story.task(CONCLUDE).assignee())
                .as("the director decides alone")
                .isEqualTo("wang");
        assertThat(room("chen", List.of("li")).code()).isEqualTo("session.nothingMissing");
    }

    @Test
    @DisplayName("S-06 Whoever owes a view must be in the room, and nobody else gets in")
    void nobody_is_entered_for_who_is_not_there() {
        var absent = room("chen", List.of("wang"));
        assertThat(absent.status()).isEqualTo(400);
        assertThat(absent.toString()).contains("Li Wei", "is not in the room");
        var stranger = room("li", List.of("chen", "sun", "nobody"));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.toString()).contains("Sun Li", "nobody", "no part in this session");
        for (var other : List.of("liu", "sun", "admin")) {
            assertThat(room(other, List.of("chen", "li")).status()).as(other).isEqualTo(404);
            assertThat(Browser.of(port, other).get("/sessions/" + number).statusCode())
                    .as(other)
                    .isEqualTo(other.equals("admin") ? 403 : 404);
        }
        assertThat(story.task(MANAGER).assignee()).isEqualTo("li");
        assertThat(story.task(SALESPERSON).assignee()).isEqualTo("chen");
    }

    @Test
    @DisplayName("S-06, A-06 When whoever wrote in the room hands the customer over, each view returns to whose it is")
    void views_return_to_whose_they_are() {
        assertThat(room("chen", List.of("li")).status()).isEqualTo(204);
        reassignments.all(story.journey().number(), "chen", "liu");
        assertThat(story.task(MANAGER).assignee()).isEqualTo("li");
        assertThat(story.task(SALESPERSON).assignee()).isEqualTo("liu");
        story.completes("li", MANAGER, viewOfLi());
        assertThat(records.latest(story.journey(), EntryKind.MANAGER_VIEW)
                        .orElseThrow()
                        .content())
                .doesNotContainKey("enteredBy");
    }

    @Test
    @DisplayName("S-06 Whose view is entered hears of it at once, sees by whom, and takes it back alone")
    void a_view_is_taken_back() {
        assertThat(room("chen", List.of("li")).status()).isEqualTo(204);
        assertThat(heardOf("li")).containsOnlyOnce("viewTaken").doesNotContain("viewEntered");
        assertThat(heardOf("chen")).doesNotContain("viewTaken");
        // The page has the newest ones only, and other stories are told at later times.
        database.sql("delete from reminder where person = 'li' and customer_number <> ?")
                .param(number)
                .update();
        var li = Browser.of(port, "li");
        var page = "/sessions/" + number;
        assertThat(li.get("/customers").body()).as("the reminder leads there").contains("href=\"" + page + "\"");
        assertThat(li.get(page).body()).contains("Chen Jing enters your view");
        assertThat(Browser.of(port, "chen").get(page).body()).doesNotContain("enters your view");
        assertThat(Program.of(port, "chen")
                        .send("DELETE", "/api/customers/" + number + "/session-room", null)
                        .code())
                .isEqualTo("session.nothingMissing");
        assertThat(Program.of(port, "liu")
                        .send("DELETE", "/api/customers/" + number + "/session-room", null)
                        .status())
                .isEqualTo(404);

        assertThat(li.postForm(page, page + "/own", Map.of()).statusCode()).isEqualTo(302);
        assertThat(story.task(MANAGER).assignee()).isEqualTo("li");
        assertThat(story.shows(MANAGER, "enteredFor").asText()).isEmpty();
        assertThat(li.get(page).body()).doesNotContain("enters your view");
        story.completes("li", MANAGER, viewOfLi());
        assertThat(ofManager().content()).doesNotContainKey("enteredBy");
    }

    @Test
    @DisplayName("S-06 Nobody on leave is in the room")
    void nobody_on_leave_is_present() {
        var leave = desk.enter("wang", Wish.read("2026-03-12", "2026-03-12", "zhao", null), staff.require("wang"));
        try {
            var refused = room("chen", List.of("li", "wang"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.toString()).contains("present", "Wang Jianguo is on leave");
            assertThat(story.task(MANAGER).assignee()).isEqualTo("li");
        } finally {
            desk.withdraw(leave.id(), staff.require("wang"));
        }
    }

    @Test
    @DisplayName("S-06 A room that is over says nothing of those who have the task later")
    void a_room_is_over() {
        var customer = story.journey().number();
        assertThat(room("chen", List.of("li")).status()).isEqualTo(204);
        reassignments.all(customer, "chen", "liu");
        reassignments.all(customer, "li", "sun");
        reassignments.all(customer, "sun", "zhao");
        assertThat(story.task(MANAGER).assignee()).isEqualTo("zhao");

        assertThat(room("wang", List.of("zhao", "liu")).status()).isEqualTo(204);
        story.completes("wang", MANAGER, viewOfLi());
        assertThat(ofManager().author()).isEqualTo("zhao");
        assertThat(ofManager().content()).containsEntry("enteredBy", "wang");
    }

    @Test
    @DisplayName("S-06 Who has the task by another way than the room gives a view of their own, in a later room too")
    void a_forgotten_room_counts_for_nothing() {
        assertThat(room("chen", List.of("li")).status()).isEqualTo(204);
        tasks.setAssignee(story.task(MANAGER).taskId(), "zhao");

        assertThat(room("chen", List.of("zhao")).status()).isEqualTo(204);
        story.completes("chen", MANAGER, viewOfLi());
        assertThat(ofManager().author()).isEqualTo("zhao");
    }

    @Test
    @DisplayName("S-06, CD-06 When whoever wrote in the room goes on leave, no stand-in gives the view of another")
    void the_writer_is_away() {
        assertThat(room("chen", List.of("li")).status()).isEqualTo(204);
        var leave = desk.enter("chen", Wish.read("2026-03-12", "2026-03-12", "liu", null), staff.require("chen"));
        try {
            sweep.sweep();
            assertThat(story.task(SALESPERSON).assignee()).isEqualTo("liu");
            assertThat(story.task(MANAGER).assignee()).isEqualTo("li");
            assertThat(story.shows(MANAGER, "enteredFor").asText()).isEmpty();
            assertThat(heardOf("li")).contains("viewReturned");
            story.completes("li", MANAGER, viewOfLi());
            assertThat(ofManager().author()).isEqualTo("li");
            assertThat(ofManager().content()).doesNotContainKey("enteredBy");
        } finally {
            desk.withdraw(leave.id(), staff.require("chen"));
            sweep.sweep();
        }
    }

    private Entry ofManager() {
        return records.latest(story.journey(), EntryKind.MANAGER_VIEW).orElseThrow();
    }

    private List<String> heardOf(String login) {
        return reminders.of(login, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber().equals(number))
                .map(Reminders.Reminder::about)
                .toList();
    }

    @Test
    @DisplayName("S-06 On the page everybody in the room is ticked; what is wrong is said there")
    void the_room_has_a_page() {
        var li = Browser.of(port, "li");
        assertThat(li.get("/sessions/" + number).body()).contains("Chen Jing", "owes a view", "Wang Jianguo");
        assertThat(li.postForm("/sessions/" + number, "/sessions/" + number, Map.of("present", "li"))
                        .body())
                .contains("Chen Jing has still to give a view");
        assertThat(li.postForm("/sessions/" + number, "/sessions/" + number, Map.of("present", "chen"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(story.task(SALESPERSON).assignee()).isEqualTo("li");
    }

    /** What nobody but chen reads before both views are given: said of no other customer. */
    private List<String> ofChen() {
        return List.of("They trust us, " + number, "Looked at by all, " + number, "The study for " + number);
    }

    private Map<String, Object> viewOfChen() {
        var view = new HashMap<>(salespersonView("DECISION_MAKER"));
        view.put("understanding", ofChen().get(0));
        view.put(
                "participants",
                List.of(Map.of("name", "Mr. Zhou", "role", "DECISION_MAKER", "weight", 70, "reason", ofChen().get(1))));
        view.put("nextContactContent", ofChen().get(2));
        return view;
    }

    /** The same of li. */
    private List<String> ofLi() {
        return List.of("Dealers first at " + number, "The director calls, " + number, "98765431", noteOfLi());
    }

    private String noteOfLi() {
        return "Yards lie still in winter, " + number;
    }

    private Map<String, Object> viewOfLi() {
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.put("attention", ofLi().get(0));
        view.put("advice", ofLi().get(1));
        view.put("acceptableFee", 98765431);
        view.put("industryNotes", noteOfLi());
        return view;
    }

    private Program.Answer room(String login, List<String> present) {
        return Program.of(port, login).post("/api/customers/" + number + "/session-room", Map.of("present", present));
    }

    private void nobodyReads(List<String> secrets, String author, String openTask, String doneTask) {
        for (var login : PEOPLE) {
            if (login.equals(author)) {
                continue;
            }
            for (var door : doors(openTask, doneTask)) {
                var answer = at(login, door);
                assertThat(answer.statusCode())
                        .as("whether %s is let in at %s", login, door)
                        .isEqualTo(expected(login, door, doneTask));
                var told = door.matches(TASKLIST + ".*(-instance|detail|user-operation|history/task)(\\?.*)?")
                        ? browsers.get(login).everyPage(door)
                        : answer.body();
                assertThat(told).as("%s at %s", login, door).doesNotContain(secrets);
            }
        }
    }

    /** An error keeps every secret: so whoever sees the customer must be let in, and others refused in just this way. */
    private int expected(String login, String door, String doneTask) {
        boolean sees = SEE_THE_CUSTOMER.contains(login);
        if (door.startsWith(CLOSED)) {
            return 404;
        }
        if (login.equals("admin") && (door.startsWith("/sessions/") || door.startsWith("/api/tasks/"))) {
            return 403;
        }
        if (door.contains(doneTask)) {
            return door.contains("/form-variables") ? 400 : 404;
        }
        if (door.startsWith(TASKLIST + "/task/")) {
            int refused = door.matches(".*/task/[^/]+") ? 404 : 403;
            return sees ? 200 : refused;
        }
        if (door.startsWith(TASKLIST)) {
            return 200;
        }
        if (door.endsWith("/industry-notes")) {
            return login.equals("admin") ? 403 : 200;
        }
        if (door.endsWith("/sessions")) {
            return LEAD.contains(login) ? 200 : 403;
        }
        boolean toAdministrators = door.endsWith("/customers/" + number);
        return sees || toAdministrators && login.equals("admin") ? 200 : 404;
    }

    /** Pages, our interface, the tab in Tasklist, Tasklist's own interface and the engine's, running and past. */
    private List<String> doors(String open, String done) {
        var doors = new ArrayList<>(List.of(
                "/customers/" + number,
                "/customers/" + number + "/print",
                "/customers/" + number + "/story",
                "/industry-notes",
                "/sessions",
                "/sessions/" + number,
                "/api/industry-notes",
                "/api/sessions",
                "/api/customers/" + number,
                "/api/customers/" + number + "/record",
                "/api/customers/" + number + "/story",
                "/api/customers/" + number + "/decision-map",
                "/api/tasks/" + open + "/story",
                "/api/tasks/" + done + "/story"));
        for (var base : List.of(TASKLIST, CLOSED)) {
            for (var task : List.of(open, done)) {
                for (var part :
                        List.of("", "/form-variables?deserializeValues=false", "/variables", "/localVariables")) {
                    doors.add(engine(base, task, part));
                }
            }
            doors.add(base + "/variable-instance?deserializeValues=false");
            doors.add(base + "/history/variable-instance?deserializeValues=false");
            doors.add(base + "/history/detail?deserializeValues=false");
            doors.add(base + "/history/user-operation");
            doors.add(base + "/history/task");
        }
        return doors;
    }

    private static String engine(String base, String task, String part) {
        return base + "/task/" + task + part;
    }

    /** What somebody who is let in reads there. */
    private String read(String login, String door) {
        var answer = at(login, door);
        assertThat(answer.statusCode()).as("%s at %s", login, door).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> at(String login, String door) {
        var browser = browsers.computeIfAbsent(login, who -> Browser.of(port, who));
        return door.startsWith("/api") || door.startsWith(TASKLIST) || door.startsWith(CLOSED)
                ? browser.getJson(door)
                : browser.get(door);
    }

    private String contactPersonsAt(String login) {
        return Program.of(port, login)
                .get("/api/customers/" + number)
                .json()
                .path("contactPersons")
                .toString();
    }
}
