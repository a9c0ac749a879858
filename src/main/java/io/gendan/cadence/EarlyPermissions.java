package io.gendan.cadence;

import io.gendan.journey.Cause;
import io.gendan.journey.ContactKind;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What leaders have allowed before the policy does (CD-04). A permission covers one contact of its kind from its time on
 * and is used up by the first, in whichever direction; it ends with the journey.
 */
@Repository
public class EarlyPermissions {

    private final JdbcClient database;
    private final Records records;
    private final Clock clock;

    EarlyPermissions(JdbcClient database, Records records, Clock clock) {
        this.database = database;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Puts a permission on record.
     *
     * @param from from when on; a time that is past counts as now
     * @param by login of the leader
     * @return from when on it holds
     */
    public Instant give(Journey journey, ContactKind kind, Instant from, String reason, String by) {
        var now = clock.instant();
        var holdsFrom = from.isBefore(now) ? now : from;
        var content = Map.of("contactKind", kind.name(), "allowedFrom", holdsFrom.toString(), "reason", reason);
        var entry = records.put(new NewEntry(
                journey.number(), journey, EntryKind.EARLY_PERMISSION, new Cause(by, null), null, null, content));
        database.sql("""
                        insert into early_permission (entry_id, journey_id, kind, allowed_from, reason, given_by, given_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(entry, journey.id(), kind.name(), Timestamp.from(holdsFrom), reason, by, Timestamp.from(now))
                .update();
        return holdsFrom;
    }

    /** From when a contact of this kind is permitted as things stand at a moment; nothing when it is not. */
    Optional<Instant> from(Journey journey, ContactKind kind, Instant at) {
        return database.sql("""
                        select min(p.allowed_from) from early_permission p
                        where p.journey_id = ? and p.kind = ? and not exists (
                            select 1 from interaction i
                            where i.customer_number = ? and i.kind = p.kind and i.happened_at <= ?
                            and (i.happened_at, i.entry_id) > (p.allowed_from, p.entry_id))""")
                .param(journey.id())
                .param(kind.name())
                .param(journey.number().value())
                .param(Timestamp.from(at))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
