package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.Seen;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
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
                join customer m on m.number = o.customer_number and not %s
                where not exists (select 1 from contact_point b where b.plain = r.value offset %d limit 1)) w
            join customer c on c.number = w.number
            where %s order by w.row, c.number
            """.formatted(CustomerMask.condition("m"), KeyTable.TELLING, Seen.condition("c"));

    private final JdbcClient database;
    private final CustomerMask mask;
    private final Staff staff;

    MetTable(JdbcClient database, CustomerMask mask, Staff staff) {
        this.database = database;
        this.mask = mask;
        this.staff = staff;
    }

    /** Those among the customers within this person's sight; what is masked for it, none is met by (ST-03). */
    List<Met> of(Map<Integer, Facts> facts, Person reader) {
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
                .params(Seen.parameters(staff.sightOf(reader.login())))
                .params(mask.parameters(reader))
                .query((row, index) -> new Met(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }
}
