package io.gendan.journey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customer's requests that we come over, counted contact by contact. What we wrote meanwhile is no answer of the
 * customer's: it breaks no row, unless a request was noted with it. Two in a row stay enough until a meeting has been held:
 * the contact in which the invitation is accepted need not hold a third request.
 */
@Component
public class VisitRequests {

    /** From so many in a row on, the first talk may be held at the customer's. */
    public static final int ENOUGH = 2;

    /**
     * How often the customer asked in a journey.
     *
     * @param inARow the most contacts one after the other since the last meeting, by the time they took place, in each
     *     of which it asked
     */
    public record Count(int all, int inARow) {

        /** Whether the salesperson may decide alone to go. */
        public boolean opensAway() {
            return inARow >= ENOUGH;
        }
    }

    private record Contact(boolean asked, boolean sinceMeeting) {}

    private final JdbcClient database;

    VisitRequests(JdbcClient database) {
        this.database = database;
    }

    /** Counts the requests on record in this journey. */
    public Count of(Journey journey) {
        int all = 0;
        int row = 0;
        int longest = 0;
        for (var contact : contacts(journey)) {
            row = contact.asked() && contact.sinceMeeting() ? row + 1 : 0;
            all += contact.asked() ? 1 : 0;
            longest = Math.max(longest, row);
        }
        return new Count(all, longest);
    }

    private List<Contact> contacts(Journey journey) {
        return database.sql("""
                        with contact as (
                            select i.*, coalesce(e.content ->> 'askedUsToCome', 'false') = 'true' asked
                            from interaction i join record_entry e on e.id = i.entry_id
                            where e.journey_id = :journey)
                        select asked, not exists (
                            select 1 from record_entry m where m.journey_id = :journey and m.kind = 'MEETING_NOTES'
                            and m.happened_at >= contact.happened_at) since_meeting
                        from contact
                        where asked or direction = 'INBOUND' or channel not in ('EMAIL', 'SMS', 'WECHAT')
                        order by happened_at, entry_id""")
                .param("journey", journey.id())
                .query(Contact.class)
                .list();
    }
}
