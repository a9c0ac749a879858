package io.gendan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gendan.cadence.AlarmSweep;
import io.gendan.cadence.PoolWarnings;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.duplicates.MergeField;
import io.gendan.customer.duplicates.Merges;
import io.gendan.customer.pool.OwnerHistory;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.engine.Refusal;
import io.gendan.http.Program;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.Pursued;
import io.gendan.support.Stories;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Merges and the pool: what is masked, whose the customer is, and what a warning holds together. */
@GendanTest
class D07MergedOwnersTest {

    private static final String PHONE = "13987651234";

    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    CustomerOwners owners;

    @Autowired
    OwnerHistory history;

    @Autowired
    AlarmSweep alarms;

    @Autowired
    PoolWarnings warnings;

    @Autowired
    Pursued pursued;

    @Autowired
    Staff staff;

    @LocalServerPort
    int port;

    private final String mark = UUID.randomUUID().toString();
    private Person director;
    private CustomerNumber number;

    @BeforeEach
    void chen_pursues_a_customer() {
        number = pursued.at("2026-03-05T10:00:00+08:00", "Owned " + mark);
        pursued.story(number).completes("chen", "UserTask_ResearchCustomer", Answers.research());
        director = staff.require("wang");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-07, ST-03 who reads a customer of the pool masked doesn't merge it, on either side, by no door")
    void what_is_masked_is_not_merged() {
        var pooled = create(null);
        var li = staff.require("li");
        for (var pair : List.of(List.of(number, pooled), List.of(pooled, number))) {
            assertThatThrownBy(() -> merges.preview(pair.get(0), pair.get(1), li))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("duplicates.claimFirst");
                        assertThat(refusal.kind().status()).isEqualTo(403);
                    });
            assertThatThrownBy(() -> merges.merge(pair.get(0), pair.get(1), Map.of(), li))
                    .hasMessageStartingWith("duplicates.claimFirst");
            var door = "%s/merge/%s".formatted(pair.get(0), pair.get(1));
            var told = Program.of(port, "li").get("/api/customers/" + door);
            assertThat(told.code()).isEqualTo("duplicates.claimFirst");
            assertThat(told.http().body()).doesNotContain(PHONE);
            var page = Browser.of(port, "li").get("/customers/" + door);
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).doesNotContain(PHONE);
        }
        assertThat(customers.require(pooled).phone()).as("not merged").isEqualTo(PHONE);

        assertThat(merges.preview(number, pooled, director).fields())
                .as("who leads the department reads it unmasked")
                .extracting(MergeField::merged)
                .contains(PHONE);
        owners.takeFromPool(pooled, "chen", OwnerChange.of(Why.CLAIMED, "chen"));
        assertThat(merges.preview(number, pooled, li).fields())
                .as("claimed")
                .extracting(MergeField::merged)
                .contains(PHONE);
        pursued.ends(number);
    }

    @Test
    @DisplayName(
            "D-07, ST-03 the history of the survivor's owners tells of the merge and of its end, the other's stays")
    void both_histories_tell_of_it() {
        var survivor = create("liu");
        var merge = merges.merge(survivor, number, Map.of(), director);
        assertThat(customers.require(survivor).owner()).isEqualTo("chen");
        assertThat(history.of(survivor))
                .extracting(Period::owner, Period::why, Period::by, Period::reason)
                .containsExactly(tuple("chen", Why.MERGED, "wang", null), tuple("liu", Why.CREATED, "liu", null));
        assertThat(history.of(number))
                .as("the one put away")
                .extracting(Period::owner, Period::why, Period::by)
                .containsExactly(tuple("chen", Why.CREATED, "chen"));

        merges.undo(survivor, merge.id(), director);

        assertThat(customers.require(survivor).owner()).isEqualTo("liu");
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(history.of(survivor))
                .extracting(Period::owner, Period::why, Period::by)
                .containsExactly(
                        tuple("liu", Why.MERGED, "wang"),
                        tuple("chen", Why.MERGED, "wang"),
                        tuple("liu", Why.CREATED, "liu"));
        assertThat(history.of(number))
                .extracting(Period::owner, Period::why, Period::by)
                .containsExactly(tuple("chen", Why.CREATED, "chen"));
        pursued.ends(number);
    }

    @Test
    @DisplayName("D-07 a merge that changes no owner leaves no trace in the history of owners")
    void the_same_owner_is_no_change() {
        var survivor = create("chen");
        var merge = merges.merge(survivor, number, Map.of(), director);
        merges.undo(survivor, merge.id(), director);

        assertThat(history.of(survivor)).extracting(Period::why).containsExactly(Why.CREATED);
        pursued.ends(number);
    }

    @Test
    @DisplayName(
            "D-07, CD-05 once the pool has been announced for a journey that came along, the two stay one customer")
    void a_warning_holds_them_together() {
        sweepAt("2026-03-19T09:00:00+08:00");
        var survivor = create("chen");
        var parted = merges.merge(survivor, number, Map.of(), director);
        merges.undo(survivor, parted.id(), director);
        var merge = merges.merge(survivor, number, Map.of(), director);
        assertThat(warnings.poolAt(survivor)).as("not warned yet").isEmpty();

        sweepAt("2026-03-19T10:00:00+08:00");

        assertThat(warnings.poolAt(survivor)).contains(Stories.at("2026-03-26T10:00:00+08:00"));
        assertThatThrownBy(() -> merges.undo(survivor, merge.id(), director))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("duplicates.cannotUndo");
                    assertThat(refusal.items()).extracting(Refusal.Item::code).containsExactly("duplicates.wentOn");
                });
        assertThat(customers.mergedInto(number, director)).contains(survivor);
        pursued.ends(survivor);
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        alarms.sweep();
    }

    /** Another customer with the telephone number, of this owner, or of nobody and brought in by chen. */
    private CustomerNumber create(@Nullable String owner) {
        var known = Map.of(CustomerField.NAME, "Owned Ltd " + mark, CustomerField.PHONE, PHONE);
        var typed = new EnumMap<CustomerField, String>(known);
        if (owner != null) {
            typed.put(CustomerField.OWNER, owner);
        }
        return customers
                .create(NewCustomer.read(typed), owner == null ? "chen" : owner)
                .number();
    }
}
