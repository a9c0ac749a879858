package io.gendan.pipeline.privacy;

import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.engine.settings.KeepingPeriods;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.privacy.Retention.Overdue;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.time.Clock;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("D-01 How long what is lost is kept")
class RetentionTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Stories stories;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Staff staff;

    @Autowired
    KeepingPeriods periods;

    @Autowired
    Retention retention;

    @Autowired
    ErasureTable table;

    @Autowired
    Eraser eraser;

    @Autowired
    AuditTrail trail;

    @Autowired
    Words words;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private final String name = "Lost " + UUID.randomUUID();
    private CustomerNumber number;

    @BeforeEach
    void a_customer_was_lost_long_ago() {
        people.hired();
        Stories.itIs("2015-03-02T10:00:00+08:00");
        number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(number, "chen");
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-01 The director sees who is kept for long; nobody is erased unless the installation says so")
    void listed() {
        var wang = staff.require("wang");
        assertThat(retention.overdue(12, wang)).extracting(Overdue::number).doesNotContain(number);
        Stories.itIs("2017-06-01T10:00:00+08:00");

        assertThat(retention.overdue(12, wang)).extracting(Overdue::number).contains(number);
        assertThat(retention.overdue(36, wang)).extracting(Overdue::number).doesNotContain(number);
        assertThat(retention.isOn()).isFalse();
        assertThat(retention.toErase()).isEmpty();
        assertThatThrownBy(() -> retention.overdue(12, staff.require("li"))).hasMessageContaining("overdueByDirectors");
        assertThatThrownBy(() -> retention.overdue(0, wang)).hasMessageContaining("monthsInvalid");
        assertThat(Browser.of(port, "wang").get("/retention?months=12").body()).contains(name);
        assertThat(Browser.of(port, "li").get("/retention").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("D-01 Where the installation says so, whoever was lost is erased by night, and leaves a tombstone")
    void erased_by_night() {
        var kept = new Retention(database, staff, new RetentionSettings(Period.ofMonths(12)), periods, clock);
        var night = new RetentionClock(kept, table, eraser, trail, words, transaction, database);
        night.night();
        assertThat(customers.require(number).name()).isEqualTo(name);
        Stories.itIs("2017-06-01T10:00:00+08:00");
        assertThat(kept.isToErase(number)).isTrue();
        transaction.executeWithoutResult(elsewhere -> {
            database.sql("select pg_advisory_xact_lock(hashtext('gendan.privacy.night'))")
                    .query(row -> {});
            CompletableFuture.runAsync(night::night).join();
        });
        assertThat(customers.require(number).name()).as("another node is at it").isEqualTo(name);

        var told = database.sql("""
                        insert into case_story (industry, customer_name, story, added_by, added_at)
                        values ('Looms', 'A weaver', ?, 'li', '2015-03-02') returning id
                        """).param("Told of " + name).query(Long.class).single();

        night.night();

        assertThat(customers.require(number).name()).isEqualTo("[erased]");
        assertThat(database.sql("select story from case_story where id = ?")
                        .param(told)
                        .query(String.class)
                        .single())
                .as("by night as by day")
                .isEqualTo("Told of [erased]");
        assertThat(table.of(number)).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.state()).isEqualTo(Erasure.State.DONE);
            assertThat(tombstone.askedBy()).isNull();
            assertThat(tombstone.reason()).contains("time for which lost customers are kept");
        });
        assertThat(kept.toErase()).isEmpty();
        assertThat(kept.isToErase(number)).isFalse();
        assertThat(database.sql("select ending from journey where customer_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .as("it was lost, and still counts as such")
                .containsExactly("LOST");
    }
}
