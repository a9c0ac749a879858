package io.gendan.customer;

import io.gendan.staff.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers' rows. */
@Component
class CustomerTable {

    private static final String SIMILAR = """
            select number, name from customer c
            where name_key % :key and similarity(name_key, :key) > 0.5 and """ + Seen.condition("c") + """
             order by similarity(name_key, :key) desc, number limit 5
            """;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;

    CustomerTable(JdbcClient database, NamedParameterJdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Overwrites these columns alone; null empties one. */
    void change(CustomerNumber number, Map<CustomerField, @Nullable Object> values) {
        var parameters = new MapSqlParameterSource("number", number.value());
        var columns = new ArrayList<String>();
        values.forEach((field, value) -> {
            columns.add(column(field) + " = :" + field.key());
            parameters.addValue(field.key(), value instanceof Enum<?> option ? option.name() : value);
            if (field == CustomerField.NAME) {
                columns.add("name_key = :nameKey");
                parameters.addValue("nameKey", CustomerName.key(String.valueOf(value)));
            }
        });
        batches.update("update customer set " + String.join(", ", columns) + " where number = :number", parameters);
    }

    /** {@code creditCode} is kept in {@code credit_code}. */
    private static String column(CustomerField field) {
        return field.key().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    Optional<Customer> find(CustomerNumber number) {
        return database.sql("select * from customer where number = :number")
                .param("number", number.value())
                .query((row, index) -> customer(row))
                .optional();
    }

    /** The customer if it is seen: for one that isn't, the database does the same work as for one that doesn't exist. */
    Optional<Customer> findSeen(CustomerNumber number, Sight sight) {
        return database.sql("select * from customer c where number = :number and " + Seen.condition("c"))
                .param("number", number.value())
                .params(Seen.parameters(sight))
                .query((row, index) -> customer(row))
                .optional();
    }

    /** Whether its data were erased and somebody with this sight would see it otherwise. */
    boolean isErased(CustomerNumber number, Sight sight) {
        return database.sql(
                        "select exists (select from customer c where number = :number and erased_at is not null and "
                                + Seen.inSight("c") + ")")
                .param("number", number.value())
                .params(Seen.parameters(sight))
                .query(Boolean.class)
                .single();
    }

    /** The number of the customer that this one turned out to be, over as many merges as there were. */
    Optional<CustomerNumber> mergedInto(CustomerNumber number) {
        return database.sql("""
                        with recursive way (number, step) as (
                            select merged_into, 1 from customer where number = :number and merged_into is not null
                            union all
                            select c.merged_into, step + 1 from way join customer c using (number)
                            where c.merged_into is not null)
                        select number from way order by step desc limit 1
                        """)
                .param("number", number.value())
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .optional();
    }

    /** Whether its data were erased. */
    boolean isErased(CustomerNumber number) {
        return database.sql("select exists (select 1 from customer where number = ? and erased_at is not null)")
                .param(number.value())
                .query(Boolean.class)
                .single();
    }

    Map<CustomerNumber, Customer> all(Collection<CustomerNumber> numbers) {
        var found = new HashMap<CustomerNumber, Customer>();
        database.sql("select * from customer where number = any(:numbers)")
                .param("numbers", numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(row -> {
                    var customer = customer(row);
                    found.put(customer.number(), customer);
                });
        return found;
    }

    List<Customers.Similar> similar(String key, Sight sight) {
        return database.sql(SIMILAR)
                .param("key", key)
                .params(Seen.parameters(sight))
                .query((row, index) -> new Customers.Similar(new CustomerNumber(row.getString(1)), row.getString(2)))
                .list();
    }

    List<CustomerNumber> named(String name, Sight sight) {
        return database.sql("select number from customer c where name_key = :key and name = :name and "
                        + Seen.condition("c") + " order by number")
                .param("key", CustomerName.key(name))
                .param("name", name)
                .params(Seen.parameters(sight))
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }

    List<Customer> namedIn(String text, Sight sight) {
        var numbers = database.sql(
                        "select c.number from customer c where length(c.name_key) > 1 and strpos(:text, c.name_key) > 0"
                                + " and " + Seen.condition("c")
                                + " order by length(c.name_key) desc, c.number limit 50")
                .param("text", CustomerName.key(text))
                .params(Seen.parameters(sight))
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
        return List.copyOf(all(numbers).values());
    }

    /** Which of these keys of names exist within sight, and the oldest number of each; nobody is known by none. */
    Map<String, CustomerNumber> byNameKey(Collection<String> keys, Sight sight) {
        return oldest("name_key", keys, sight);
    }

    /** The oldest customer within sight under each of these credit codes. */
    Map<String, CustomerNumber> byCreditCode(Collection<String> codes, Sight sight) {
        return oldest("credit_code", codes, sight);
    }

    private Map<String, CustomerNumber> oldest(String column, Collection<String> values, Sight sight) {
        var known = new HashMap<String, CustomerNumber>();
        database.sql(
                        "select %1$s, min(number) from customer c where %1$s = any(:values) and %1$s <> '' and %2$s group by %1$s"
                                .formatted(column, Seen.condition("c")))
                .param("values", values.toArray(String[]::new))
                .params(Seen.parameters(sight))
                .query(row -> {
                    known.put(row.getString(1), new CustomerNumber(row.getString(2)));
                });
        return known;
    }

    /** Lets one import follow another, so that both can't create the same customer. */
    void importAlone() {
        database.sql("select pg_advisory_xact_lock(hashtext('gendan.customer.import'))")
                .query(row -> {});
    }

    /** Whether there was none of one of them until now. */
    boolean supplyWayToReach(CustomerNumber number, @Nullable String phone, @Nullable String email) {
        return database.sql("""
                        update customer set phone = coalesce(phone, nullif(btrim(:phone), '')),
                            email = coalesce(email, nullif(btrim(:email), '')) where number = :number
                            and (phone is null and btrim(:phone) <> '' or email is null and btrim(:email) <> '')
                        """)
                        .param("phone", phone, Types.VARCHAR)
                        .param("email", email, Types.VARCHAR)
                        .param("number", number.value())
                        .update()
                == 1;
    }

    /** Whether none was known until now. */
    boolean supplyIndustry(CustomerNumber number, String industry) {
        return database.sql("update customer set industry = ? where number = ? and coalesce(btrim(industry), '') = ''")
                        .params(industry, number.value())
                        .update()
                == 1;
    }

    private static Customer customer(ResultSet row) throws SQLException {
        var parent = row.getString("subsidiary_of");
        var grades = Grades.of(row);
        return new Customer(
                new CustomerNumber(row.getString("number")),
                row.getString("name"),
                Customer.Kind.valueOf(row.getString("kind")),
                row.getString("owner"),
                row.getString("pool_department"),
                row.getString("industry"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("city"),
                row.getString("website"),
                row.getObject("employees", Integer.class),
                row.getBigDecimal("revenue"),
                row.getString("revenue_unit"),
                row.getObject("founded", Integer.class),
                parent == null ? null : new CustomerNumber(parent),
                row.getString("credit_code"),
                List.of((String[]) row.getArray("tags").getArray()),
                grades.signing(),
                grades.service(),
                grades.quadrant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
