package io.gendan.engine.job;

import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationRefused;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A day's stop is over, and everybody who was to be called meanwhile is due at once. */
@GendanTest
@DisplayName("CD-08: overdue timers fire once each, many in one transaction")
class DueTimersTest {

    @Autowired
    DueTimers timers;

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
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    BusinessKeyLock lock;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void everybody_else_is_left_alone() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        database.sql("update act_ru_job set lock_owner_ = 'nobody', lock_exp_time_ = timestamp '2100-01-01'")
                .update();
    }

    @AfterEach
    void mended() {
        database.sql("drop trigger if exists broken on reminder").update();
        database.sql("drop trigger if exists broken on act_hi_procinst").update();
        database.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null")
                .update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("Fifty waits that are over: each customer gets its task and its reminder once, in two transactions")
    void fifty_waits_end_in_two_transactions() {
        afterAStop(50);
        var recorded = recorded();

        try (var node = node()) {
            node.workOff();
        }

        everybodyIsToBeContactedOnce();
        assertThat(recorded()).isEqualTo(recorded);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "One of them fails: the others are contacted at once; it is tried as often as any job, then an incident")
    void a_bad_one_holds_nobody_back() {
        afterAStop(12);
        var bad = numbers.get(5);
        breaks("reminder", "new.about = 'nextStep' and new.customer_number = '" + bad + "'");

        try (var node = node()) {
            node.workOff();

            assertThat(withTask()).containsExactlyInAnyOrderElementsOf(others(bad));
            assertThat(transactions()).as("those before it, those behind it").isEqualTo(2);
            assertThat(retries(bad)).isEqualTo(5);
            for (int retries = 4; retries >= 0; retries--) {
                ClockUtil.setCurrentTime(Timestamp.from(dueAt(bad)));
                node.workOff();
                assertThat(retries(bad)).isEqualTo(retries);
            }
            assertThat(incidents(bad)).isEqualTo(1);

            database.sql("drop trigger broken on reminder").update();
            engine.getManagementService().setJobRetries(job(bad), 1);
            ClockUtil.setCurrentTime(Timestamp.from(dueAt(bad)));
            node.workOff();
        }
        everybodyIsToBeContactedOnce();
        assertThat(incidents(bad)).isZero();
    }

    @Test
    @DisplayName("One of them fails where it can't be told which: all are executed one by one, and it alone fails")
    void what_breaks_at_the_end_is_done_one_by_one() {
        afterAStop(6);
        var bad = numbers.get(3);
        breaks("act_hi_procinst", "new.business_key_ = '" + bad + "'");

        try (var node = node()) {
            node.workOff();
            assertThat(withTask()).containsExactlyInAnyOrderElementsOf(others(bad));
            assertThat(transactions()).isEqualTo(5);
            assertThat(retries(bad)).isEqualTo(5);

            database.sql("drop trigger broken on act_hi_procinst").update();
            ClockUtil.setCurrentTime(Timestamp.from(dueAt(bad)));
            node.workOff();
        }
        everybodyIsToBeContactedOnce();
    }

    @Test
    @DisplayName("Somebody is at work with a customer: the others don't wait for it, and it follows")
    void a_customer_somebody_works_with_follows_later() {
        afterAStop(6);
        var held = numbers.get(0);

        try (var node = node()) {
            var work = transaction.execute(begun -> {
                lock.lock(held);
                var working = CompletableFuture.runAsync(node::workOff);
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(withTask()).containsExactlyInAnyOrderElementsOf(others(held)));
                assertThat(working).isNotDone();
                return working;
            });
            assertThat(work).succeedsWithin(Duration.ofMinutes(2));
        }
        everybodyIsToBeContactedOnce();
    }

    @Test
    @DisplayName("Two nodes on one database: once each")
    void two_nodes_fire_once() {
        afterAStop(30);

        try (var one = node();
                var other = node()) {
            var first = CompletableFuture.runAsync(one::workOff);
            var second = CompletableFuture.runAsync(other::workOff);
            assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(Duration.ofMinutes(2));
        }
        everybodyIsToBeContactedOnce();
    }

    @Test
    @DisplayName("A node was too slow and another has taken over its jobs: it leaves them alone")
    void what_another_node_has_taken_over_is_its_own() {
        afterAStop(6);

        try (var slow = node();
                var quick = node()) {
            var acquired = slow.acquire();
            assertThat(acquired).singleElement().satisfies(batch -> assertThat(batch)
                    .hasSize(6));
            Stories.itIs("2026-03-10T18:00:00+08:00");
            var taken = quick.acquire();
            assertThat(taken).singleElement().satisfies(batch -> assertThat(batch)
                    .hasSize(6));

            slow.execute(acquired);
            assertThat(withTask()).isEmpty();
            quick.execute(taken);
        }
        everybodyIsToBeContactedOnce();
    }

    @Test
    @DisplayName("CD-02: a timer that is put off after it was acquired, alone or in a batch, does not fire")
    void what_was_put_off_meanwhile_waits() {
        afterAStop(3);
        var later = Instant.parse("2026-03-12T01:00:00Z");

        try (var node = node()) {
            var acquired = node.acquire();
            engine.getManagementService().setJobDuedate(job(numbers.get(0)), Date.from(later));
            node.execute(acquired);
            assertThat(withTask()).containsExactlyElementsOf(others(numbers.get(0)));
            node.execute(List.of(List.of(job(numbers.get(0)))));
            assertThat(withTask()).hasSize(2);
            assertThat(dueAt(numbers.get(0))).isEqualTo(later);

            Stories.itIs("2026-03-12T09:01:00+08:00");
            node.execute(node.acquire());
        }
        everybodyIsToBeContactedOnce();
    }

    @Test
    @DisplayName("Two timers of one customer are never in one batch")
    void customers_are_in_a_batch_once() {
        afterAStop(2);
        var jobs = numbers.stream().map(this::job).toList();
        database.sql("update act_ru_job set lock_owner_ = 'me' where id_ in (:jobs)")
                .param("jobs", jobs)
                .update();
        assertThat(locked(jobs)).containsExactlyElementsOf(jobs);

        database.sql("update act_ru_execution set business_key_ = ? where business_key_ = ?")
                .params(numbers.get(0), numbers.get(1))
                .update();
        try {
            assertThat(locked(jobs)).hasSize(1);
        } finally {
            database.sql("""
                            update act_ru_execution set business_key_ = ? where business_key_ = ? and id_ in
                            (select process_instance_id_ from act_ru_job where id_ = ?)""")
                    .params(numbers.get(1), numbers.get(0), jobs.get(1))
                    .update();
        }
    }

    private List<String> locked(List<String> jobs) {
        return transaction.execute(begun -> timers.locked(jobs, "me"));
    }

    private Node node() {
        return new Node(engine, timers);
    }

    /** So many customers wait for the day they asked to be called on; on that evening the company comes back to work. */
    private void afterAStop(int size) {
        for (int i = 0; i < size; i++) {
            var name = "Overdue Works " + Stories.now().toEpochMilli() + i + numbers.hashCode();
            var customer = customers.create(
                    NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen");
            var number = customer.number().value();
            pursuits.start(customer.number(), "chen");
            stories.of(number)
                    .completes("chen", "UserTask_ResearchCustomer", research())
                    .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                    .completes("chen", "UserTask_RecordContact", invitationRefused("2026-03-09"))
                    .completes("chen", "UserTask_DebriefContact", debrief());
            assertThat(stories.of(number).openTasks()).isEmpty();
            numbers.add(number);
        }
        Stories.itIs("2026-03-09T18:00:00+08:00");
    }

    private void breaks(String table, String condition) {
        database.sql("""
                        create or replace function broken() returns trigger language plpgsql as
                        $$ begin raise exception 'broken by the test'; end $$""").update();
        database.sql("create trigger broken before insert on " + table + " for each row when (" + condition
                        + ") execute function broken()")
                .update();
    }

    private void everybodyIsToBeContactedOnce() {
        for (var number : numbers) {
            assertThat(stories.of(number).openTasks()).containsExactly("UserTask_PrepareContact");
            assertThat(count("select count(*) from reminder where about = 'nextStep' and customer_number = ?", number))
                    .as("reminders about %s", number)
                    .isEqualTo(1);
        }
        stories.of(numbers.get(0)).nobodyIsForgotten();
    }

    private List<String> others(String number) {
        return numbers.stream().filter(other -> !other.equals(number)).toList();
    }

    private List<String> withTask() {
        return numbers.stream()
                .filter(number -> !stories.of(number).openTasks().isEmpty())
                .toList();
    }

    private long recorded() {
        return numbers.stream()
                .mapToLong(number -> count("select count(*) from record_entry where customer_number = ?", number))
                .sum();
    }

    /** In how many transactions the open tasks were made: PostgreSQL keeps it with each row. */
    private int transactions() {
        return database.sql("""
                        select count(distinct cast(task.xmin as text)) from act_ru_task task
                        join act_ru_execution own on own.id_ = task.proc_inst_id_ where own.business_key_ in (:numbers)""").param("numbers", numbers).query(Integer.class).single();
    }

    private long count(String query, String number) {
        return database.sql(query).param(number).query(Long.class).single();
    }

    private String job(String number) {
        return database.sql("""
                        select job.id_ from act_ru_job job join act_ru_execution own on own.id_ = job.process_instance_id_
                        where own.business_key_ = ?""").param(number).query(String.class).single();
    }

    private int retries(String number) {
        return database.sql("select retries_ from act_ru_job where id_ = ?")
                .param(job(number))
                .query(Integer.class)
                .single();
    }

    private Instant dueAt(String number) {
        return engine.getManagementService()
                .createJobQuery()
                .jobId(job(number))
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private long incidents(String number) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .configuration(job(number))
                .count();
    }
}
