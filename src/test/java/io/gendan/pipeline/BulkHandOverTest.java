package io.gendan.pipeline;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.http.Program;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Meng leaves; her customers go to her colleagues tao and bai. They work in a department of their own. */
@GendanTest
@DisplayName("A-06 All customers of somebody who leaves are handed over")
class BulkHandOverTest {

    private static final String ANSWER = "UserTask_AnswerHandOver";

    private static final String REVIEW = "UserTask_ReviewContact";

    private static final List<String> NORTH = List.of("han", "qiu", "meng", "tao", "bai");

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    Records records;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    BulkHandOvers handOvers;

    @Autowired
    BulkHandOverRun run;

    @Autowired
    Reminders reminders;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private final List<CustomerNumber> pursued = new ArrayList<>();

    @BeforeEach
    void the_north_is_at_work() {
        people.hired().hired("north.csv");
        active(true);
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_north_closes() {
        pursued.forEach(number -> course.release(number, "The story is told", person("han")));
        database.sql("update customer set owner = null where owner = any(?)")
                .param(NORTH.toArray(String[]::new))
                .update();
        active(false);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-06 Owner, open tasks, next step and waits move; both names stay; customers at rest move too")
    void everything_moves() {
        var researched = pursued("Northgate Pipes");
        var awaited = pursued("Northgate Tiles");
        var call = new HashMap<>(contactAgain());
        call.putAll(Map.of("nextStepOn", "2026-03-05", "nextStepChannel", "PHONE"));
        stories.of(awaited.value())
                .completes("meng", "UserTask_ResearchCustomer", research())
                .completes("meng", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("meng", "UserTask_RecordContact", call)
                .completes("meng", "UserTask_DebriefContact", debriefInTheNorth());
        var quiet = customer("Northgate Lamps");

        var report = handOvers.ask(
                "meng",
                Map.of("to", "tao", "customers", Map.of(awaited.value(), "bai"), "reason", "She moves to Xi'an"),
                person("qiu"));

        assertThat(report.done()).isEqualTo(3);
        assertThat(report.waiting()).isZero();
        assertThat(report.finishedAt()).isNotNull();
        assertThat(report.receivers()).isEqualTo(Map.of("tao", 2, "bai", 1));
        assertThat(report.left()).isZero();
        assertThat(owner(researched)).isEqualTo("tao");
        assertThat(owner(quiet)).isEqualTo("tao");
        assertThat(owner(awaited)).isEqualTo("bai");
        assertThat(stories.of(researched.value())
                        .task("UserTask_ResearchCustomer")
                        .assignee())
                .isEqualTo("tao");
        assertThat(nextSteps.open(awaited).map(NextStep::who)).contains("bai");
        stories.of(awaited.value()).waitEnds();
        assertThat(stories.of(awaited.value()).task("UserTask_PrepareContact").assignee())
                .isEqualTo("bai");
        assertThat(reminders.of("tao", Integer.MAX_VALUE))
                .as("told once, not for each customer")
                .filteredOn(told -> List.of(researched.value(), quiet.value()).contains(told.customerNumber()))
                .extracting(Reminders.Reminder::about)
                .containsExactly("handedOver");
        for (var number : List.of(researched, awaited, quiet)) {
            var entry = entry(number);
            assertThat(entry.author()).isEqualTo("qiu");
            assertThat(entry.content())
                    .containsEntry("ownerBefore", "meng")
                    .containsEntry("owner", owner(number))
                    .containsEntry("reason", "She moves to Xi'an");
        }
    }

    @Test
    @DisplayName(
            "A-06 Without a general receiver the customers not named stay, and a second hand-over takes them along")
    void some_first() {
        var first = customer("Northgate Seeds");
        var second = customer("Northgate Tools");
        var report = handOvers.ask(
                "meng", Map.of("customers", Map.of(first.value(), "tao"), "reason", "Half time"), person("han"));
        assertThat(report.done()).isEqualTo(1);
        assertThat(report.left()).isEqualTo(1);
        assertThat(owner(second)).isEqualTo("meng");

        handOvers.ask("meng", Map.of("to", "bai", "reason", "Leaves"), person("han"));
        assertThat(owner(second)).isEqualTo("bai");
        assertThatThrownBy(() -> handOvers.ask("meng", Map.of("to", "bai", "reason", "Again"), person("han")))
                .hasMessageContaining("handOver.nothing");
    }

    @Test
    @DisplayName("A-06 Big numbers go in batches behind the scenes; whose owner has changed meanwhile is left alone")
    void big_numbers() {
        for (int one = 0; one < BulkHandOvers.DIRECTLY + 5; one++) {
            customer("Northgate " + one);
        }
        var report = handOvers.ask("meng", Map.of("to", "tao", "reason", "Leaves"), person("han"));
        assertThat(report.done()).isEqualTo(BulkHandOvers.DIRECTLY);
        assertThat(report.waiting()).isEqualTo(5);
        assertThat(report.finishedAt()).isNull();
        assertThatThrownBy(() -> handOvers.ask("meng", Map.of("to", "bai", "reason", "Quick"), person("han")))
                .hasMessageContaining("handOver.underWay");
        var given = handOvers.customersOf("meng", person("han")).firstKey();
        owners.handOver(new CustomerNumber(given), "bai", OwnerChange.of(OwnerChange.Why.HANDED_OVER, "bai"));

        assertThat(run.work(3)).as("more to do").isTrue();
        assertThat(run.work(3)).isFalse();

        var finished = handOvers.latest("meng", person("han")).orElseThrow();
        assertThat(finished.finishedAt()).isNotNull();
        assertThat(finished.done()).isEqualTo(BulkHandOvers.DIRECTLY + 4);
        assertThat(finished.gone()).isEqualTo(1);
        assertThat(owner(new CustomerNumber(given))).isEqualTo("bai");
    }

    @Test
    @DisplayName("A-06 A receiver who has left meanwhile fails that customer alone; the report says why")
    void one_that_fails() {
        var first = customer("Northgate Glass");
        for (int one = 0; one < BulkHandOvers.DIRECTLY; one++) {
            customer("Northgate " + one);
        }
        var last = customer("Northgate Ropes");
        handOvers.ask(
                "meng",
                Map.of("to", "tao", "customers", Map.of(last.value(), "bai"), "reason", "Leaves"),
                person("han"));
        database.sql("update person set active = false where login = 'bai'").update();
        run.work(BulkHandOvers.DIRECTLY);

        var report = handOvers.latest("meng", person("han")).orElseThrow();
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.number()).isEqualTo(last.value());
            assertThat(failure.problem()).contains("bai");
        });
        assertThat(owner(first)).isEqualTo("tao");
        assertThat(owner(last)).isEqualTo("meng");
        assertThat(report.left()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "active = false, has been switched off",
        "role = 'SALESPERSON', no longer leads",
    })
    @DisplayName("A-06 Who asked and may do so no more hands nothing more over; the report says why")
    void who_asked_may_no_more(String change, String why) {
        for (int one = 0; one < BulkHandOvers.DIRECTLY + 2; one++) {
            customer("Northgate " + one);
        }
        var begun = handOvers.ask("meng", Map.of("to", "tao", "reason", "Leaves"), person("han"));
        assertThat(begun.waiting()).isEqualTo(2);
        database.sql("update person set " + change + " where login = 'han'").update();
        try {
            run.work(BulkHandOvers.DIRECTLY);

            var report = handOvers.latest("meng", person("admin")).orElseThrow();
            assertThat(report.finishedAt()).isNotNull();
            assertThat(report.done()).isEqualTo(BulkHandOvers.DIRECTLY);
            assertThat(report.left()).isEqualTo(2);
            assertThat(report.failures()).hasSize(2).allSatisfy(failure -> assertThat(failure.problem())
                    .contains(person("han").name(), why));
        } finally {
            database.sql("update person set active = true, role = 'DIRECTOR' where login = 'han'")
                    .update();
        }
    }

    @Test
    @DisplayName("A-06 Who no longer heads more than a department hands nothing over into another one")
    void who_asked_is_no_director_any_more() {
        for (int one = 0; one < BulkHandOvers.DIRECTLY + 1; one++) {
            customer("Northgate " + one);
        }
        handOvers.ask("meng", Map.of("to", "chen", "reason", "To the east"), person("han"));
        database.sql("update person set role = 'SENIOR_MANAGER' where login = 'han'")
                .update();
        try {
            run.work(BulkHandOvers.DIRECTLY);

            assertThat(handOvers.latest("meng", person("han")).orElseThrow().failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.problem()).contains("chen", "department"));
        } finally {
            database.sql("update person set role = 'DIRECTOR' where login = 'han'")
                    .update();
            database.sql("update customer set owner = null where owner = 'chen' and name like 'Northgate %'")
                    .update();
        }
    }

    @Test
    @DisplayName("A-06 An offer from before takes the customer from nobody: accepting is refused, declining is not")
    void an_offer_from_before() {
        var offered = pursued("Northgate Bells");
        course.offerHandOver(offered, "bai", "Speaks their dialect", person("meng"));
        handOvers.ask("meng", Map.of("to", "tao", "reason", "Leaves"), person("qiu"));
        assertThat(owner(offered)).isEqualTo("tao");
        var story = stories.of(offered.value());

        assertThatThrownBy(() -> story.completes("bai", ANSWER, Map.of("answer", "ACCEPTED")))
                .hasMessageContaining("the customer belongs to")
                .hasMessageContaining(person("tao").name());
        assertThat(owner(offered)).isEqualTo("tao");
        assertThat(records.latest(story.journey(), EntryKind.HAND_OVER)).isEmpty();

        story.completes("bai", ANSWER, Map.of("answer", "DECLINED"));
        assertThat(owner(offered)).isEqualTo("tao");
        course.offerHandOver(offered, "bai", "Now from its owner", person("tao"));
        story.completes("bai", ANSWER, Map.of("answer", "ACCEPTED"));
        assertThat(owner(offered)).isEqualTo("bai");
    }

    @Test
    @DisplayName("A-06 What fails in passing is tried three times, also at the very end; the others go on meanwhile")
    void failures_that_pass() {
        var raced = customer("Northgate Races");
        var stuck = customer("Northgate Locks");
        var broken = customer("Northgate Shards");
        var fine = customer("Northgate Fines");
        database.sql("create sequence raced; create sequence stuck").update();
        database.sql("""
                create function fails_at_the_end() returns trigger language plpgsql as $$ begin
                    if new.name = 'Northgate Races' and nextval('raced') < 3 then
                        raise exception 'a deadlock' using errcode = '40P01';
                    elsif new.name = 'Northgate Locks' and nextval('stuck') > 0 then
                        raise exception 'lost against another' using errcode = '40001';
                    elsif new.name = 'Northgate Shards' then
                        raise exception 'broken for good' using errcode = '23514';
                    end if;
                    return null;
                end $$""").update();
        database.sql("""
                create constraint trigger fails_at_the_end after update on customer deferrable initially deferred
                for each row execute function fails_at_the_end()""").update();
        try {
            var report = handOvers.ask("meng", Map.of("to", "tao", "reason", "Leaves"), person("qiu"));

            assertThat(report.finishedAt()).isNotNull();
            assertThat(report.done()).isEqualTo(2);
            assertThat(report.failures())
                    .extracting(BulkHandOver.Failure::number)
                    .containsExactly(stuck.value(), broken.value());
            assertThat(report.failures().get(0).problem()).contains("lost against another");
            assertThat(report.failures().get(1).problem()).contains("broken for good");
            assertThat(List.of(owner(raced), owner(stuck), owner(broken), owner(fine)))
                    .containsExactly("tao", "meng", "meng", "tao");
            assertThat(tries("raced")).isEqualTo(3);
            assertThat(tries("stuck")).isEqualTo(3);
        } finally {
            database.sql("drop function fails_at_the_end cascade; drop sequence raced; drop sequence stuck")
                    .update();
        }
        assertThat(handOvers
                        .ask("meng", Map.of("to", "tao", "reason", "Once more"), person("qiu"))
                        .left())
                .as("sent again, it takes what stayed")
                .isZero();
    }

    private long tries(String sequence) {
        return database.sql("select last_value from " + sequence)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName(
            "A-06 With the last customer the leaver's tasks at colleagues' customers move, no review to its author")
    void tasks_at_customers_of_others() {
        var offered = pursued("Southgate Offers", "bai");
        course.offerHandOver(offered, "meng", "Too many of my own", person("bai"));
        var toRead = pursued("Southgate Letters", "bai");
        reviewBy("meng", toRead, "bai");
        var authors = pursued("Southgate Authors", "tao");
        reviewBy("meng", authors, "tao");
        var first = customer("Northgate First");
        customer("Northgate Last");

        var half = handOvers.ask(
                "meng", Map.of("customers", Map.of(first.value(), "tao"), "reason", "Half time"), person("qiu"));
        assertThat(half.tasksLeft())
                .as("she still works with us")
                .containsExactlyInAnyOrder(
                        new BulkHandOver.TaskLeft(offered.value(), "Answer hand-over"),
                        new BulkHandOver.TaskLeft(toRead.value(), "Review contact"),
                        new BulkHandOver.TaskLeft(authors.value(), "Review contact"));

        var report = handOvers.ask("meng", Map.of("to", "tao", "reason", "Leaves"), person("qiu"));

        assertThat(report.tasksLeft()).isEmpty();
        assertThat(stories.of(offered.value()).task(ANSWER).assignee()).isEqualTo("tao");
        assertThat(stories.of(toRead.value()).task(REVIEW).assignee()).isEqualTo("tao");
        assertThat(stories.of(authors.value()).task(REVIEW).assignee()).isIn("bai", "qiu");
        stories.of(offered.value()).completes("tao", ANSWER, Map.of("answer", "ACCEPTED"));
        assertThat(owner(offered)).isEqualTo("tao");
        assertThat(owner(toRead)).isEqualTo("bai");
    }

    private void reviewBy(String reader, CustomerNumber number, String author) {
        stories.of(number.value())
                .completes(author, "UserTask_ResearchCustomer", research())
                .completes(author, "UserTask_PrepareContact", preparation("EMAIL"));
        var task = stories.of(number.value()).task(REVIEW);
        Persons.asSystem(identity, () -> tasks.setAssignee(task.taskId(), reader));
    }

    @Test
    @DisplayName("A-06 What is wrong is named field by field; only who leads the person, or an administrator, may")
    void refused() {
        var hers = customer("Northgate Paper");
        var foreign = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, "Eastgate", CustomerField.OWNER, "tao")), "tao")
                .number();
        faults(Map.of("to", "nobody"), "reason contact.missing", "to journey.noColleague");
        faults(Map.of("to", "meng", "reason", "Leaves"), "to journey.ownsAlready");
        faults(Map.of("to", "chen", "reason", "Leaves"), "to journey.otherDepartment");
        faults(Map.of("customers", Map.of(foreign.value(), "bai"), "reason", "Leaves"), "customers handOver.notTheirs");
        faults(Map.of("customers", "all", "reason", "Leaves"), "customers handOver.noMap");
        for (var other : List.of("tao", "li", "wang", "meng")) {
            assertThatThrownBy(() -> handOvers.ask("meng", Map.of("to", "tao", "reason", "x"), person(other)))
                    .as(other)
                    .hasMessageContaining("handOver.notYours");
        }
        assertThat(owner(hers)).isEqualTo("meng");

        handOvers.ask("meng", Map.of("to", "chen", "reason", "To the east"), person("han"));
        assertThat(owner(hers)).as("a director hands over across departments").isEqualTo("chen");
    }

    @Test
    @DisplayName("A-06 Over HTTP and on the page")
    void over_http_and_on_the_page() {
        var first = customer("Northgate Wire");
        var second = customer("Northgate Nails");
        var path = "/api/staff/meng/hand-over";
        assertThat(Program.of(port, "qiu").get("/api/staff/tao/hand-over").status())
                .isEqualTo(404);
        assertThat(Program.of(port, "chen")
                        .post(path, Map.of("to", "chen", "reason", "Mine"))
                        .status())
                .isEqualTo(403);
        var answer = Program.of(port, "qiu")
                .post(path, Map.of("customers", Map.of(first.value(), "tao"), "reason", "Leaves"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("done").asInt()).isEqualTo(1);
        assertThat(answer.json().path("left").asInt()).isEqualTo(1);
        assertThat(Program.of(port, "admin").get(path).json().path("reason").asText())
                .isEqualTo("Leaves");

        var qiu = Browser.of(port, "qiu");
        assertThat(qiu.get("/hand-over?person=meng").body())
                .contains("Northgate Nails", second.value(), "1 customers handed over");
        var wrong = qiu.postForm("/hand-over?person=meng", "/hand-over", Map.of("person", "meng", "to", "tao"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        var done = qiu.postForm(
                "/hand-over?person=meng",
                "/hand-over",
                Map.of(
                        "person",
                        "meng",
                        "to",
                        "tao",
                        "reason",
                        "Leaves for good",
                        "customer." + second.value(),
                        "bai"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(owner(second)).isEqualTo("bai");
        assertThat(qiu.get("/hand-over?person=meng").body()).contains("Leaves for good");
        assertThat(Browser.of(port, "li").get("/hand-over").body()).doesNotContain("Meng Tao");
    }

    private void faults(Map<String, Object> sent, String... faults) {
        assertThatThrownBy(() -> handOvers.ask("meng", sent, person("qiu")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(item -> item.field() + " " + item.code())
                        .containsExactlyInAnyOrder(faults));
    }

    private CustomerNumber pursued(String name) {
        return pursued(name, "meng");
    }

    private CustomerNumber pursued(String name, String owner) {
        var number = customer(name, owner);
        pursuits.start(number, owner);
        pursued.add(number);
        return number;
    }

    private CustomerNumber customer(String name) {
        return customer(name, "meng");
    }

    private CustomerNumber customer(String name, String owner) {
        return customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, owner)), owner)
                .number();
    }

    private Entry entry(CustomerNumber number) {
        return records.newestFirst(number, 0, 100).stream()
                .filter(entry -> entry.kind() == EntryKind.HANDED_OVER)
                .findFirst()
                .orElseThrow();
    }

    private String owner(CustomerNumber number) {
        return String.valueOf(customers.require(number).owner());
    }

    private Person person(String login) {
        return staff.require(login);
    }

    private static Map<String, Object> debriefInTheNorth() {
        var fields = new HashMap<>(debrief());
        fields.put("analysedWith", "qiu");
        return fields;
    }

    private void active(boolean yes) {
        database.sql("update person set active = ? where login = any(?)")
                .param(yes)
                .param(NORTH.toArray(String[]::new))
                .update();
    }
}
