package io.gendan.customer.duplicates;

import io.gendan.customer.Seen;
import io.gendan.staff.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers that rows about to come in meet under a credit code, a telephone or an e-mail address, as they are now. */
@Component
class MetTable {

    /** A row and a customer. */
    record Met(int row, String number, String name) {}

    private static final String MET = """
            select w.row, c.number, c.name from (
                select r.row, o.number from unnest(:codeRows::int[], :codes::text[]) r (row, value)
                join customer o on o.credit_code = r.value
                union
                select r.row, o.customer_number from unnest(:wayRows::int[], :ways::text[]) r (row, value)
                join contact_point o on o.plain = r.value and o.kind in ('PHONE', 'MOBILE', 'EMAIL')
                where not exists (select 1 from contact_point b where b.plain = r.value offset %d limit 1)) w
            join customer c on c.number = w.number
            where c.merged_into is null and (:all or %s) order by w.row, c.number
            """.formatted(KeyTable.TELLING, Seen.condition("c"));

    private final JdbcClient database;

    MetTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * Those among the customers within sight.
     *
     * @param all whether sight doesn't matter
     */
    List<Met> of(Map<Integer, Facts> facts, Sight sight, boolean all) {
        var codeRows = new ArrayList<Integer>();
        var codes = new ArrayList<String>();
        var wayRows = new ArrayList<Integer>();
        var ways = new ArrayList<String>();
        facts.forEach((row, known) -> {
            if (known.creditCode() != null) {
                codeRows.add(row);
                codes.add(known.creditCode());
            }
            for (var reached : List.of(known.phones(), known.emails())) {
                reached.forEach(way -> {
                    wayRows.add(row);
                    ways.add(way);
                });
            }
        });
        return database.sql(MET)
                .param("codeRows", codeRows.toArray(Integer[]::new))
                .param("codes", codes.toArray(String[]::new))
                .param("wayRows", wayRows.toArray(Integer[]::new))
                .param("ways", ways.toArray(String[]::new))
                .param("all", all)
                .params(Seen.parameters(sight))
                .query((row, index) -> new Met(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }
}
