package io.gendan.journey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer's requests that we come over, counted contact by contact. */
@Component
public class VisitRequests {

    /** From so many in a row on, the first talk may be held at the customer's. */
    public static final int ENOUGH = 2;

    /**
     * How often the customer asked in a journey.
     *
     * @param inARow the most contacts one after the other, by the time they took place, in each of which it asked
     */
    public record Count(int all, int inARow) {

        /** Whether the salesperson may decide alone to go. */
        public boolean opensAway() {
            return inARow >= ENOUGH;
        }
    }

    private final JdbcClient database;

    VisitRequests(JdbcClient database) {
        this.database = database;
    }

    /** Counts the requests on record in this journey. */
    public Count of(Journey journey) {
        int all = 0;
        int row = 0;
        int longest = 0;
        for (var asked : contacts(journey)) {
            row = asked ? row + 1 : 0;
            all += asked ? 1 : 0;
            longest = Math.max(longest, row);
        }
        return new Count(all, longest);
    }

    private List<Boolean> contacts(Journey journey) {
        return database.sql("""
                        select coalesce(e.content ->> 'askedUsToCome', 'false') = 'true'
                        from interaction i join record_entry e on e.id = i.entry_id
                        where e.journey_id = ? order by i.happened_at, i.entry_id""").param(journey.id()).query(Boolean.class).list();
    }
}
