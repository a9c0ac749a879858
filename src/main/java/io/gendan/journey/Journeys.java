package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journeys of all customers: opened once, moved through gates, closed once. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Journeys {

    private static final String COLUMNS =
            "select j.*, s.rank, s.phase from journey j join stage s on s.name = j.stage where j.customer_number = ? ";

    /**
     * The order in which the journeys {@code j} of a customer tell where it stands, for whoever reads them in SQL: the open
     * one, else the one that made it a member, else the latest. Two customers that turned out to be one bring their
     * journeys along in any order (D-07).
     */
    public static final String LATEST_FIRST =
            "(j.closed_at is null) desc, (j.ending = 'JOINED') desc nulls last, j.id desc";

    private static final String LATEST = "order by " + LATEST_FIRST + " limit 1";

    private final JdbcClient database;
    private final Clock clock;
    private final Customers customers;
    private final Records records;
    private final List<GateCondition> conditions;

    Journeys(JdbcClient database, Clock clock, Customers customers, Records records, List<GateCondition> conditions) {
        this.database = database;
        this.clock = clock;
        this.customers = customers;
        this.records = records;
        this.conditions = conditions;
    }

    /**
     * Opens a journey in stage A. Refuses a customer without owner (gate into A), a member, and one that has an open
     * journey: of several who try at the same moment, one succeeds.
     */
    public Journey open(CustomerNumber number, String by, String processInstanceId) {
        if (customers.require(number).owner() == null) {
            throw Refusal.conflict("journey.noOwner", number.value());
        }
        if (latest(number).filter(journey -> journey.ending() == Ending.JOINED).isPresent()) {
            throw Refusal.conflict("journey.isMember", number.value());
        }
        int opened = database.sql("""
                        insert into journey (customer_number, stage, opened_at, opened_by, process_instance_id)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(number.value(), Stage.A, now(), by, processInstanceId)
                .update();
        if (opened == 0) {
            throw Refusal.conflict("journey.alreadyOpen", number.value());
        }
        var journey = require(number);
        records.put(NewEntry.of(journey, EntryKind.TAKEN_UP, new Cause(by, null), Map.of()));
        return journey;
    }

    /** The open journey; refuses when the customer has none. */
    public Journey require(CustomerNumber number) {
        return database.sql(COLUMNS + "and j.closed_at is null")
                .param(number.value())
                .query(Journeys::read)
                .optional()
                .orElseThrow(() -> Refusal.conflict("journey.none", number.value()));
    }

    /** The journey that tells where the customer stands: the open one, else the one that made it a member, else the latest. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Journey> latest(CustomerNumber number) {
        return ofBusinessKey(number.value());
    }

    /** The latest journey of the customer whose number this is; none when a process belongs to no customer. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Journey> ofBusinessKey(String businessKey) {
        return database.sql(COLUMNS + LATEST)
                .param(businessKey)
                .query(Journeys::read)
                .optional();
    }

    /** Moves a journey into a stage through its gate; a gate that is not met names every missing item (ST-02). */
    public Journey enter(CustomerNumber number, Stage target, Cause cause) {
        var journey = require(number);
        if (journey.stage().equals(target)) {
            head(journey, null);
            return journey;
        }
        var missing = conditions.stream()
                .flatMap(condition -> condition.missing(journey, target).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.conflict("gate.notMet", target.name()).with(missing);
        }
        database.sql("update journey set stage = ?, heading = null where id = ? and closed_at is null")
                .params(target.name(), journey.id())
                .update();
        recordStage(journey, target, cause);
        return require(number);
    }

    /** Puts a journey into a stage by decision, forward or back, past its gate (ST-01); a pause is over. */
    public Journey redirect(CustomerNumber number, Stage target, Cause cause) {
        var journey = require(number);
        database.sql("update journey set stage = ?, heading = null, paused_until = null where id = ?")
                .params(target.name(), journey.id())
                .update();
        recordStage(journey, target, cause);
        return require(number);
    }

    /** Lets a journey rest until this day. */
    public void pause(Journey journey, LocalDate until) {
        database.sql("update journey set paused_until = ? where id = ?")
                .params(Date.valueOf(until), journey.id())
                .update();
    }

    /** The rest is over. */
    public void resume(Journey journey) {
        database.sql("update journey set paused_until = null where id = ?")
                .param(journey.id())
                .update();
    }

    /** Notes the stage that the next meeting leads to; null when none was decided. */
    public void head(Journey journey, @Nullable Stage heading) {
        database.sql("update journey set heading = ? where id = ?")
                .params(heading == null ? null : heading.name(), journey.id())
                .update();
    }

    /** Ends the open journey. The whole record stays (ST-03). */
    public void close(CustomerNumber number, Ending ending, Cause cause) {
        var journey = require(number);
        database.sql(
                        "update next_step set closed_at = ?, closing = 'DROPPED' where journey_id = ? and closed_at is null")
                .params(now(), journey.id())
                .update();
        database.sql("update journey set closed_at = ?, ending = ?, paused_until = null where id = ?")
                .params(now(), ending.name(), journey.id())
                .update();
        records.put(
                NewEntry.of(journey, EntryKind.CLOSED, new Cause(cause.by(), null), Map.of("ending", ending.name())));
    }

    private void recordStage(Journey journey, Stage target, Cause cause) {
        records.put(NewEntry.of(
                journey,
                EntryKind.STAGE_ENTERED,
                new Cause(cause.by(), null),
                Map.of("from", journey.stage().name(), "to", target.name())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Journey read(ResultSet row, int index) throws SQLException {
        Date paused = row.getDate("paused_until");
        Timestamp closed = row.getTimestamp("closed_at");
        Instant closedAt = closed == null ? null : closed.toInstant();
        String ending = row.getString("ending");
        return new Journey(
                row.getLong("id"),
                new CustomerNumber(row.getString("customer_number")),
                new Stage(row.getString("stage"), row.getInt("rank"), Phase.valueOf(row.getString("phase"))),
                row.getString("heading"),
                paused == null ? null : paused.toLocalDate(),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                closedAt,
                ending == null ? null : Ending.valueOf(ending),
                row.getString("process_instance_id"));
    }
}
