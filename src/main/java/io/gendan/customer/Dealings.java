package io.gendan.customer;

import io.gendan.customer.Dealing.Outcome;
import io.gendan.staff.Person;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dealings of customers with us (D-02). */
@Component
public class Dealings {

    /**
     * A customer's dealings in short.
     *
     * @param won how many it bought
     * @param sum what it paid for them
     * @param lastOn day of the last purchase
     * @param open how many are neither won nor lost
     */
    public record Summary(
            long total, long won, BigDecimal sum, @Nullable LocalDate lastOn, long open) {}

    private static final String PUT = """
            insert into dealing (opportunity, customer_number, agent, product, stage, outcome, engaged_on, closed_on,
                amount, problems, imported_at, imported_by)
            values (:opportunity, :number, :agent, :product, :stage, :outcome, :engagedOn, :closedOn,
                :amount, :problems, :at, :by)
            on conflict (opportunity) do update set customer_number = excluded.customer_number, agent = excluded.agent,
                product = excluded.product, stage = excluded.stage, outcome = excluded.outcome,
                engaged_on = excluded.engaged_on, closed_on = excluded.closed_on, amount = excluded.amount,
                problems = coalesce(excluded.problems, dealing.problems), imported_at = excluded.imported_at,
                imported_by = excluded.imported_by
            """;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;
    private final Customers customers;
    private final CustomerMask mask;
    private final Clock clock;

    Dealings(
            JdbcClient database,
            NamedParameterJdbcTemplate batches,
            Customers customers,
            CustomerMask mask,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.customers = customers;
        this.mask = mask;
        this.clock = clock;
    }

    /**
     * The dealings of a customer that this person sees, the latest first; what is told of one of the pool is masked
     * ({@link CustomerMask}).
     *
     * @param most how many at most
     * @throws io.gendan.engine.Refusal 404 {@code customer.unknown}
     */
    public List<Dealing> of(CustomerNumber number, Person person, int most) {
        var text = mask.textOf(customers.requireFor(number, person), person);
        return database.sql("""
                        select * from dealing where customer_number = :number
                        order by coalesce(closed_on, engaged_on) desc nulls first, opportunity limit :most
                        """)
                .param("number", number.value())
                .param("most", most)
                .query((row, index) -> dealing(row).readAs(text))
                .list();
    }

    /** The dealings of a customer in short; as {@link #of}. */
    public Summary summary(CustomerNumber number, Person person) {
        customers.requireFor(number, person);
        return database.sql("""
                        select count(*) total, count(*) filter (where outcome = 'WON') won,
                            coalesce(sum(amount) filter (where outcome = 'WON'), 0) sum,
                            max(closed_on) filter (where outcome = 'WON') last_on,
                            count(*) filter (where outcome = 'OPEN') open
                        from dealing where customer_number = ?
                        """).param(number.value()).query(Summary.class).single();
    }

    /** Those of these ids that are known. */
    Map<String, Dealing> known(Collection<String> opportunities) {
        var known = new HashMap<String, Dealing>();
        database.sql("select * from dealing where opportunity = any(:ids)")
                .param("ids", opportunities.toArray(String[]::new))
                .query(row -> {
                    var dealing = dealing(row);
                    known.put(dealing.opportunity(), dealing);
                });
        return known;
    }

    /** The products as they are spelt so far. */
    List<String> products() {
        return database.sql("select product from dealing where product is not null group by 1 order by count(*), 1")
                .query(String.class)
                .list();
    }

    void put(Collection<Dealing> dealings, String by) {
        var at = OffsetDateTime.now(clock);
        batches.batchUpdate(
                PUT,
                dealings.stream()
                        .map(dealing -> new MapSqlParameterSource("opportunity", dealing.opportunity())
                                .addValue("number", dealing.number().value())
                                .addValue("agent", dealing.agent())
                                .addValue("product", dealing.product())
                                .addValue("stage", dealing.stage())
                                .addValue("outcome", dealing.outcome().name())
                                .addValue("engagedOn", dealing.engagedOn())
                                .addValue("closedOn", dealing.closedOn())
                                .addValue("amount", dealing.amount())
                                .addValue("problems", dealing.problems())
                                .addValue("at", at)
                                .addValue("by", by))
                        .toArray(SqlParameterSource[]::new));
    }

    private static Dealing dealing(ResultSet row) throws SQLException {
        return new Dealing(
                row.getString("opportunity"),
                new CustomerNumber(row.getString("customer_number")),
                row.getString("agent"),
                row.getString("product"),
                row.getString("stage"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("engaged_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("problems"));
    }
}
