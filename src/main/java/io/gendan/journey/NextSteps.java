package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The next steps of journeys; at most one is open at a time (ST-04). */
@Repository
public class NextSteps {

    private final JdbcClient database;
    private final Clock clock;

    NextSteps(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Sets the next step of a journey; one that was open is replaced by it. */
    public void set(Journey journey, NextStep step, String by) {
        close(journey, "REPLACED");
        database.sql("""
                        insert into next_step (customer_number, journey_id, who, due_on, channel, content, purpose,
                                               promised, set_by, set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(journey.number().value())
                .param(journey.id())
                .param(step.who())
                .param(Date.valueOf(step.dueOn()))
                .param(step.channel())
                .param(step.content())
                .param(step.purpose())
                .param(step.promised())
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** The open next step has been taken; does nothing when none is open. */
    public void done(Journey journey) {
        close(journey, "DONE");
    }

    /** Where the open next step names the one person, it names the other from now on. */
    public void passOn(Journey journey, String from, String to) {
        database.sql("update next_step set who = ? where journey_id = ? and who = ? and closed_at is null")
                .params(to, journey.id(), from)
                .update();
    }

    /** The open next step of the customer's open journey. */
    public Optional<NextStep> open(CustomerNumber number) {
        return database.sql("""
                        select n.* from next_step n join journey j on j.id = n.journey_id
                        where j.customer_number = ? and n.closed_at is null and j.closed_at is null""").param(number.value()).query(NextSteps::read).optional();
    }

    /**
     * The open next step that a contact at this moment can be: nothing where a contact on record by the time the step was
     * agreed on took place later.
     */
    public Optional<NextStep> takenAt(CustomerNumber number, Instant at) {
        return database.sql("""
                        select n.* from next_step n join journey j on j.id = n.journey_id
                        where j.customer_number = ? and n.closed_at is null and j.closed_at is null
                        and not exists (
                            select 1 from interaction i join record_entry e on e.id = i.entry_id
                            where i.customer_number = n.customer_number and i.happened_at > ?
                            and e.recorded_at <= n.set_at)""")
                .params(number.value(), Timestamp.from(at))
                .query(NextSteps::read)
                .optional();
    }

    private void close(Journey journey, String closing) {
        database.sql("update next_step set closed_at = ?, closing = ? where journey_id = ? and closed_at is null")
                .params(Timestamp.from(clock.instant()), closing, journey.id())
                .update();
    }

    private static NextStep read(ResultSet row, int index) throws SQLException {
        return new NextStep(
                row.getString("who"),
                row.getDate("due_on").toLocalDate(),
                row.getString("channel"),
                row.getString("content"),
                row.getString("purpose"),
                row.getBoolean("promised"));
    }
}
