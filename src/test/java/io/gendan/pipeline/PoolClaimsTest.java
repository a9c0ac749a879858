package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.North;
import io.gendan.support.OtherTable;
import io.gendan.support.Stories;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("ST-03 Claiming customers of the pool and giving them away")
class PoolClaimsTest {

    private static final String RULES = "customer/poolRules.dmn";

    @Autowired
    PoolClaims claims;

    @Autowired
    PoolList pool;

    @Autowired
    Owners owners;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Records records;

    @Autowired
    Reminders reminders;

    @Autowired
    Staff staff;

    @Autowired
    Stories stories;

    @Autowired
    North north;

    @Autowired
    Words words;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private final String mark = UUID.randomUUID().toString();
    private final List<CustomerNumber> made = new ArrayList<>();

    @BeforeEach
    void monday_morning() {
        north.opens();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void nobody_waits_for_them() {
        made.stream()
                .filter(number -> customers.require(number).owner() != null)
                .forEach(number -> course.release(number, "The story is told", person("wang")));
        north.closes();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-03 claimed by another: the new journey shows the old record, and all owners stand in the history")
    void claimed_with_the_old_record() {
        var number = pursued("chen");
        stories.of(number.value()).completes("chen", "UserTask_ResearchCustomer", Answers.research());
        course.release(number, "Too far away", person("chen"));
        Stories.itIs("2026-03-03T11:00:00+08:00");

        claims.claim(number, person("yang"));

        var story = stories.of(number.value());
        assertThat(customers.require(number).owner()).isEqualTo("yang");
        assertThat(story.task("UserTask_ResearchCustomer").assignee()).isEqualTo("yang");
        assertThat(story.shows("UserTask_ResearchCustomer", "brief").toString()).contains("Too far away");
        story.nobodyIsForgotten();
        assertThat(owners.of(number, person("yang")))
                .extracting(Period::owner, Period::why, Period::by, Period::reason)
                .containsExactly(
                        tuple("yang", Why.CLAIMED, "yang", null),
                        tuple(null, Why.RELEASED, "chen", "Too far away"),
                        tuple("chen", Why.CREATED, "chen", null));
        assertThat(owners.of(number, person("yang")).get(1).to()).isEqualTo(Stories.at("2026-03-03T11:00:00+08:00"));
    }

    @Test
    @DisplayName(
            "ST-03 the last owner waits five working days, is told until when, and its superiors may make an exception")
    void the_last_owner_waits() {
        // Chen may hold as many as anybody may by now: other tests bring customers in for her by the thousand.
        var number = pursued("liu");
        course.release(number, "Neglected", person("li"));

        refused(() -> claims.claim(number, person("liu")), "pool.limits", "2026-03-09 10:00", "王建国", "李伟");
        refused(() -> pursuits.takeUp(number, person("liu")), "pool.limits", "2026-03-09 10:00");
        Stories.itIs("2026-03-09T09:59:00+08:00");
        refused(() -> claims.claim(number, person("liu")), "pool.limits", "2026-03-09 10:00");
        Stories.itIs("2026-03-09T10:00:00+08:00");
        claims.claim(number, person("liu"));
        assertThat(customers.require(number).owner()).isEqualTo("liu");
    }

    @Test
    @DisplayName("ST-03 claims per day: the third is refused until midnight, whichever door it knocks at")
    void claims_a_day_are_counted() {
        try (var strict = new OtherTable(engine, RULES, "\"300\"", "\"2\"")) {
            Stories.itIs("2031-04-01T10:00:00+08:00");
            claims.claim(inPool(), person("yang"));
            pursuits.takeUp(inPool(), person("yang"));
            var third = inPool();
            refused(() -> claims.claim(third, person("yang")), "pool.limits", "The 2 claims", "2031-04-02 00:00");
            refused(() -> pursuits.takeUp(third, person("yang")), "pool.limits", "2031-04-02 00:00");
            claims.claim(inPool(), person("huang"));
            Stories.itIs("2031-04-02T00:00:00+08:00");
            claims.claim(third, person("yang"));
        }
    }

    @Test
    @DisplayName("ST-03 customers held: whoever holds the most hands one over or gives one back first")
    void customers_held_are_counted() {
        int held = database.sql("select count(*) from customer where owner = 'meng'")
                .query(Integer.class)
                .single();
        try (var strict = new OtherTable(engine, RULES, "\"2000\"", "\"" + (held + 1) + "\"")) {
            var first = inPool();
            claims.claim(first, person("meng"));
            var second = inPool();
            refused(() -> claims.claim(second, person("meng")), "pool.limits", (held + 1) + " already");
            course.release(first, "Another is nearer", person("meng"));
            claims.claim(second, person("meng"));
            course.release(second, "The story is told", person("meng"));
        }
    }

    @Test
    @DisplayName(
            "ST-03 a leader gives a customer away with a reason; the limits are told, and an exception is on record")
    void a_leader_gives_it() {
        var number = pursued("chen");
        course.release(number, "Neglected", person("li"));
        var toChen = Map.of("to", "chen", "reason", "Chen knows them best");

        refused(() -> claims.give(number, toChen, person("li")), "pool.limitsOfReceiver", "2026-03-09", "exception");
        assertThat(customers.require(number).owner()).isNull();

        claims.give(number, Map.of("to", "chen", "reason", "Chen knows them best", "exception", true), person("li"));
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(stories.of(number.value()).task("UserTask_ResearchCustomer").assignee())
                .isEqualTo("chen");
        assertThat(records.newestFirst(number, 0, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.GIVEN);
            assertThat(entry.author()).isEqualTo("li");
            assertThat(entry.content()).containsEntry("reason", "Chen knows them best");
            assertThat(String.valueOf(entry.content().get("limitsPassedOver"))).contains("2026-03-09 10:00");
        });
        assertThat(owners.of(number, person("li")).get(0))
                .extracting(Period::owner, Period::why, Period::by, Period::reason)
                .containsExactly("chen", Why.GIVEN, "li", "Chen knows them best");
        assertThat(reminders.of("chen", Integer.MAX_VALUE))
                .filteredOn(reminder -> reminder.customerNumber().equals(number.value()))
                .extracting(Reminders.Reminder::about)
                .contains("poolGiven");
    }

    @Test
    @DisplayName(
            "ST-03 who may not: salespeople give nothing away, nobody gives to a stranger or to themselves, nothing is given without reason")
    void what_is_refused() {
        var number = inPool();
        var toLiu = Map.of("to", "liu", "reason", "For liu");
        refused(() -> claims.give(number, toLiu, person("yang")), "pool.givenByLeaders");
        refused(() -> claims.give(number, toLiu, person("sun")), "journey.invalid", "\"liu\"");
        refused(() -> claims.give(number, Map.of(), person("li")), "journey.invalid", "to", "reason");
        refused(
                () -> claims.give(number, Map.of("to", "li", "reason", "x", "exception", true), person("li")),
                "journey.invalid",
                "Claim it instead");
        assertThat(claims.receivers(person("li")))
                .extracting(Person::login)
                .contains("chen")
                .doesNotContain("li");
        refused(
                () -> claims.give(number, Map.of("to", 7, "reason", "x", "exception", "yes"), person("li")),
                "journey.invalid");
        refused(() -> claims.claim(number, person("admin")), "customer.notYours");
        var owned = pursued("chen");
        refused(() -> claims.claim(owned, person("li")), "pool.notThere", owned.value());
        refused(() -> claims.claim(owned, person("yang")), "customer.unknown");
        refused(() -> claims.give(owned, toLiu, person("li")), "pool.notThere");
        refused(() -> claims.claim(CustomerNumber.parse("C-999999"), person("yang")), "customer.unknown");
    }

    @Test
    @DisplayName(
            "ST-03 the list shows how far it came, why it was released and its last contact, to who sees that pool")
    void the_list_tells_what_is_known() {
        var number = pursued("chen");
        course.redirect(number, "B1", "They met wang", person("wang"));
        course.release(number, "Ask 13912345678", person("wang"));
        var fresh = inPool();

        var found = pool.find(new PoolList.Query(mark, null, null, 0), person("yang"));
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.items().get(0).number()).isIn(number.value(), fresh.value());
        assertThat(found.items()).anySatisfy(row -> {
            assertThat(row.number()).isEqualTo(number.value());
            assertThat(row.stage()).isEqualTo("B1");
            assertThat(row.formerOwner()).isEqualTo("chen");
            assertThat(row.reason()).as("masked").isEqualTo("Ask 139****78");
            assertThat(row.since()).isEqualTo(Stories.now());
        });
        assertThat(pool.find(new PoolList.Query(mark, "B1", null, 0), person("wang"))
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("Ask 13912345678"));
        assertThat(pool.find(new PoolList.Query(mark, "-", null, 0), person("yang"))
                        .items())
                .extracting(PoolList.Row::number)
                .containsExactly(fresh.value());
        assertThat(pool.find(new PoolList.Query(mark, null, null, 0), person("bai"))
                        .items())
                .as("another department sees the company's pool only")
                .extracting(PoolList.Row::number)
                .containsExactly(fresh.value());
        assertThat(pool.find(new PoolList.Query(mark, null, null, 0), person("admin"))
                        .total())
                .isZero();
        assertThat(pool.find(new PoolList.Query("%_\0", null, null, -3), person("yang"))
                        .total())
                .isZero();
    }

    private CustomerNumber pursued(String owner) {
        var number = create(owner);
        pursuits.start(number, owner);
        return number;
    }

    /** In the company's pool, where everybody sees it. */
    private CustomerNumber inPool() {
        return create(null);
    }

    private CustomerNumber create(String owner) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        typed.put(CustomerField.NAME, "Pool " + mark + " " + made.size());
        if (owner != null) {
            typed.put(CustomerField.OWNER, owner);
        }
        var number = customers
                .create(NewCustomer.read(typed), owner == null ? "admin" : owner)
                .number();
        made.add(number);
        return number;
    }

    private Person person(String login) {
        return staff.require(login);
    }

    private void refused(Runnable deed, String code, String... said) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(List.of(said))
                    .allSatisfy(one -> assertThat(words.of(refusal)).contains(one));
        });
    }
}
