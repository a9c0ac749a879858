package io.gendan.contact;

import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What leaders have allowed to be quoted in stage A. A permission covers the next contact of ours, with all its
 * preparation, and is used up when that goes on record; it ends with the journey.
 */
@Repository
public class QuotePermissions {

    /**
     * A permission that holds.
     *
     * @param by login of the leader
     */
    public record Permission(String reason, String by) {}

    private final JdbcClient database;
    private final Records records;
    private final Clock clock;

    QuotePermissions(JdbcClient database, Records records, Clock clock) {
        this.database = database;
        this.records = records;
        this.clock = clock;
    }

    /** Puts a permission on record. */
    public void give(Journey journey, String reason, String by) {
        var entry = records.put(new NewEntry(
                journey.number(),
                journey,
                EntryKind.QUOTE_PERMISSION,
                new Cause(by, null),
                null,
                null,
                Map.of("reason", reason)));
        database.sql("""
                        insert into quote_permission (entry_id, journey_id, reason, given_by, given_at)
                        values (?, ?, ?, ?, ?)""")
                .params(entry, journey.id(), reason, by, Timestamp.from(clock.instant()))
                .update();
    }

    /** The permission for the next contact of this journey; nothing when there is none, or it is used up. */
    public Optional<Permission> holding(Journey journey) {
        return database.sql("""
                        select p.reason, p.given_by from quote_permission p
                        where p.journey_id = ? and not exists (
                            select 1 from interaction i
                            where i.customer_number = ? and i.direction = 'OUTBOUND' and i.entry_id > p.entry_id)
                        order by p.entry_id desc limit 1""")
                .params(journey.id(), journey.number().value())
                .query((row, index) -> new Permission(row.getString("reason"), row.getString("given_by")))
                .optional();
    }
}
