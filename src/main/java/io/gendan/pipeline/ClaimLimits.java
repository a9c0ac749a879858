package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.pool.PoolRules;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.WorkingCalendar;
import io.gendan.staff.Person;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits of what a person may take out of the pool (ST-03), and which of them a claim would break. */
@Component
class ClaimLimits {

    private final PoolRules rules;
    private final JdbcClient database;
    private final WorkingCalendar calendar;
    private final BriefRows rows;
    private final Clock clock;

    ClaimLimits(PoolRules rules, JdbcClient database, WorkingCalendar calendar, BriefRows rows, Clock clock) {
        this.rules = rules;
        this.database = database;
        this.calendar = calendar;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The limits that stand against this person getting this customer now, each in words and with its end; one claim of a
     * person follows another, so that no two count the same. To be called with the customer's lock held.
     */
    List<Item> against(CustomerNumber number, Person person) {
        oneByOne(person);
        var limits = rules.of(person.role());
        var broken = new ArrayList<Item>();
        var perDay = limits.claimsPerDay();
        if (perDay != null && claimsToday(person) >= perDay) {
            broken.add(Item.of("", "pool.claimsPerDay", perDay, rows.time(tomorrow())));
        }
        var most = limits.customersHeld();
        if (most != null) {
            int held = held(person);
            if (held >= most) {
                broken.add(Item.of("", "pool.customersHeld", most, held));
            }
        }
        lost(number, person)
                .map(at -> calendar.plus(at, limits.formerOwnerWaits()))
                .filter(end -> end.isAfter(clock.instant())
                        && !limits.formerOwnerWaits().isZero())
                .ifPresent(end -> broken.add(Item.of("", "pool.formerOwner", rows.time(end))));
        return broken;
    }

    private void oneByOne(Person person) {
        database.sql("select pg_advisory_xact_lock(hashtext('gendan.pool'), hashtext(?))")
                .param(person.login())
                .query(row -> {});
    }

    private int claimsToday(Person person) {
        return database.sql("""
                        select count(*) from owner_history
                        where why = 'CLAIMED' and owner = ? and changed_at >= ?""")
                .params(person.login(), Timestamp.from(today()))
                .query(Integer.class)
                .single();
    }

    private int held(Person person) {
        return database.sql("""
                        select count(*) from customer c where c.owner = ? and c.merged_into is null
                            and not exists (select from journey j
                                where j.customer_number = c.number and j.ending = 'JOINED')""").param(person.login()).query(Integer.class).single();
    }

    /** When this person last lost the customer to the pool, where it still lies. */
    private Optional<Instant> lost(CustomerNumber number, Person person) {
        return database.sql("""
                        select changed_at from (
                            select * from owner_history where customer_number = ? order by id desc limit 1) latest
                        where owner is null and owner_before = ?""")
                .params(number.value(), person.login())
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Instant today() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
    }

    private Instant tomorrow() {
        return LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
