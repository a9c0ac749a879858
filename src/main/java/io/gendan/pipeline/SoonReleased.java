package io.gendan.pipeline;

import io.gendan.cadence.PoolWarnings;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers that go to the pool soon unless somebody contacts them: everybody's who sees them (CD-05). */
@Component
public class SoonReleased {

    private static final int MOST = 100;

    /**
     * A customer that was announced.
     *
     * @param owner login
     * @param at when it goes
     */
    public record Row(String number, String name, String owner, Instant at) {}

    private final JdbcClient database;
    private final PoolWarnings warnings;
    private final Staff staff;

    SoonReleased(JdbcClient database, PoolWarnings warnings, Staff staff) {
        this.database = database;
        this.warnings = warnings;
        this.staff = staff;
    }

    /** The first hundred of those that this person sees, the soonest first; who was called since isn't among them. */
    public List<Row> of(Person person) {
        return database
                .sql("""
                        select c.number, c.name, c.owner, min(w.goes_at) goes_at from customer c
                        join pool_warning w on w.customer_number = c.number
                        where c.owner is not null and\s""" + Seen.condition("c") + """
                         group by c.number order by 4, 1""")
                .params(Seen.parameters(staff.sightOf(person.login())))
                .query((row, index) -> new Row(
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getTimestamp("goes_at").toInstant()))
                .list()
                .stream()
                .flatMap(row -> warnings
                        .poolAt(new CustomerNumber(row.number()))
                        .map(at -> new Row(row.number(), row.name(), row.owner(), at))
                        .stream())
                .limit(MOST)
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::number))
                .toList();
    }
}
