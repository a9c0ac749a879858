package io.gendan.cadence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which steps of the ladder have been taken for which lateness, and who heard of it. */
@Repository
class Alarms {

    /**
     * What was told of a lateness.
     *
     * @param steps the steps taken, from 0
     * @param people the logins of whoever has heard of it
     */
    record Raised(Set<Integer> steps, Set<String> people) {}

    private final JdbcClient database;
    private final Clock clock;

    Alarms(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Raised of(String subject) {
        var people = new HashSet<String>();
        var steps = new HashSet<Integer>();
        database.sql("select step, told from alarm where subject = ?")
                .param(subject)
                .query(row -> {
                    steps.add(row.getInt("step"));
                    people.addAll(List.of((String[]) row.getArray("told").getArray()));
                });
        return new Raised(steps, people);
    }

    /** Notes that a step is taken and who hears of it; false when it was taken before. */
    boolean take(OpenTask task, int step, Instant lateSince, Collection<String> told) {
        return database.sql("""
                        insert into alarm (subject, step, customer_number, late_since, raised_at, told)
                        values (?, ?, ?, ?, ?, string_to_array(?, ',')) on conflict do nothing""")
                        .params(Arrays.asList(
                                task.subject(),
                                step,
                                task.number().value(),
                                Timestamp.from(lateSince),
                                Timestamp.from(clock.instant()),
                                String.join(",", told)))
                        .update()
                > 0;
    }
}
