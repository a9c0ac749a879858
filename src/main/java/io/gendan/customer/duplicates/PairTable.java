package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.customer.duplicates.KeyTable.Candidates;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs that are suspected, and those that somebody said are not the same. */
@Component
class PairTable {

    private static final String SEEN = """
             from duplicate_pair p join customer a on a.number = p.one join customer b on b.number = p.other
            where p.state = 'OPEN' and %s and %s and not %s and not %s
            """.formatted(
                    Seen.condition("a"), Seen.condition("b"), CustomerMask.condition("a"), CustomerMask.condition("b"));

    private static final String PAIRS = "select p.*, a.name one_name, b.name other_name" + SEEN;

    private final JdbcClient database;
    private final CustomerMask mask;
    private final Staff staff;
    private final Clock clock;

    PairTable(JdbcClient database, CustomerMask mask, Staff staff, Clock clock) {
        this.database = database;
        this.mask = mask;
        this.staff = staff;
        this.clock = clock;
    }

    void suspect(Candidates pair, Likeness likeness) {
        put(pair, likeness.score(), likeness.reasons());
    }

    void put(Candidates pair, double score, List<Reason> reasons) {
        database.sql("""
                        insert into duplicate_pair (one, other, score, reasons, found_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        pair.one(),
                        pair.other(),
                        BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP),
                        reasons.stream().map(Reason::name).toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Forgets what was found about these before; what people said stays. */
    void forget(List<String> numbers) {
        database.sql("""
                        delete from duplicate_pair where state = 'OPEN' and not 'PROPOSED' = any(reasons)
                            and (one = any(:numbers) or other = any(:numbers))
                        """).param("numbers", numbers.toArray(String[]::new)).update();
    }

    void notTheSame(Candidates pair, String by) {
        database.sql("""
                        insert into duplicate_pair (one, other, score, reasons, state, found_at, decided_by, decided_at)
                        values (:one, :other, 0, '{}', 'NOT_SAME', :at, :by, :at)
                        on conflict (one, other) do update set state = 'NOT_SAME', decided_by = :by, decided_at = :at
                        """)
                .param("one", pair.one())
                .param("other", pair.other())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<Duplicates.Pair> open(Person reader, long offset, int limit) {
        return asked(PAIRS + " order by p.score desc, p.one, p.other offset :offset limit :limit", reader)
                .param("offset", offset)
                .param("limit", limit)
                .query(PairTable::pair)
                .list();
    }

    List<Duplicates.Pair> openOf(CustomerNumber number, Person reader) {
        return asked(PAIRS + " and :number in (p.one, p.other) order by p.score desc, p.one, p.other", reader)
                .param("number", number.value())
                .query(PairTable::pair)
                .list();
    }

    private static Duplicates.Pair pair(ResultSet row, int index) throws SQLException {
        return new Duplicates.Pair(
                new Duplicates.Side(row.getString("one"), row.getString("one_name")),
                new Duplicates.Side(row.getString("other"), row.getString("other_name")),
                row.getBigDecimal("score"),
                Arrays.stream((String[]) row.getArray("reasons").getArray())
                        .map(Reason::valueOf)
                        .toList());
    }

    long countOpen(Person reader) {
        return asked("select count(*)" + SEEN, reader).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String sql, Person reader) {
        return database.sql(sql)
                .params(Seen.parameters(staff.sightOf(reader.login())))
                .params(mask.parameters(reader));
    }
}
