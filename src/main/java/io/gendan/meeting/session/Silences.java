package io.gendan.meeting.session;

import io.gendan.cadence.ContactTimes;
import io.gendan.journey.Entry;
import io.gendan.journey.Journey;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came after a meeting: a refusal, or nothing at all until the contact was too late. */
@Repository
class Silences {

    private final JdbcClient database;
    private final ContactTimes times;
    private final Clock clock;

    Silences(JdbcClient database, ContactTimes times, Clock clock) {
        this.database = database;
        this.times = times;
        this.clock = clock;
    }

    /** Whether the meeting of these notes was followed by a refusal, or by silence up to the maximum gap. */
    boolean ledToNothing(Journey journey, Entry notes) {
        return wasRefused(notes)
                || !clock.instant().isBefore(times.next(journey).latest()) && !hasAnswered(journey, notes);
    }

    /** An invitation refused, a contact that met with refusal, or a loss; a meeting that is put off has reasons of its own. */
    private boolean wasRefused(Entry notes) {
        return database.sql("""
                        select exists (select 1 from record_entry e join record_entry n on n.id = :notes
                        where e.customer_number = n.customer_number and e.id > n.id
                        and e.kind = 'CONTACT' and (
                                'INVITATION_REFUSED' in (e.content ->> 'outreachOutcome', e.content ->> 'outcome')
                                or e.content ->> 'attitude' = 'REFUSING'))
                        or exists (select 1 from loss l join record_entry n on n.id = :notes
                                where l.customer_number = n.customer_number and l.lost_at >= n.recorded_at)""").param("notes", notes.id()).query(Boolean.class).single();
    }

    /** Whether the customer has talked to us since: any contact but one that we wrote. */
    private boolean hasAnswered(Journey journey, Entry notes) {
        return database.sql("""
                        select exists (select 1 from interaction where customer_number = ? and happened_at > ?
                        and (direction = 'INBOUND' or channel not in ('EMAIL', 'SMS', 'WECHAT')))""")
                .params(journey.number().value(), Timestamp.from(notes.happenedAt()))
                .query(Boolean.class)
                .single();
    }
}
