package io.gendan.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the ways to reach somebody in step with the telephone and e-mail columns of customers and contact persons (D-01,
 * D-02): whoever changes one of these says so by {@link CustomersChanged}, and what listens after this finds the ways as
 * they are now. What once stood in a column stays known as one way among others, until somebody takes it away.
 */
@Component
class ContactPoints {

    /** A column's value under which nobody can be reached has fewer digits. */
    private static final int FEWEST_DIGITS = 3;

    private static final int AT_A_TIME = 5000;
    private static final int LONGEST = 500;

    private static final String COLUMNS = """
            select number, null::bigint person, phone, email from customer
            where number = any(:numbers) and merged_into is null and coalesce(phone, email) is not null
            union all
            select p.customer_number, p.id, p.phone, p.email from contact_person p
            join customer c on c.number = p.customer_number
            where p.customer_number = any(:numbers) and c.merged_into is null and coalesce(p.phone, p.email) is not null
            """;
    private static final String GIVEN = """
            with given as (select * from unnest(:of::text[], :persons::bigint[], :kinds::text[], :values::text[],
                :plains::text[]) as given (customer_number, contact_person, kind, value, plain))
            """;
    private static final String NO_LONGER_MAIN = GIVEN + """
            update contact_point p set main = false
            where p.main and p.customer_number = any(:numbers)
                and exists (select 1 from customer c where c.number = p.customer_number and c.merged_into is null)
                and not exists (select 1 from given where given.customer_number = p.customer_number
                    and given.contact_person is not distinct from p.contact_person
                    and given.kind = p.kind and given.plain = p.plain)
            """;
    private static final String MAIN = GIVEN + """
            insert into contact_point (customer_number, contact_person, kind, value, plain, main)
            select customer_number, contact_person, kind, value, plain, true from given
            on conflict (customer_number, coalesce(contact_person, 0), kind, plain) do update
            set main = true, value = excluded.value
            where not contact_point.main or contact_point.value <> excluded.value
            """;

    /** What a column gives. */
    private record Given(String number, @Nullable Long person, ContactPoint.Kind kind, String value, String plain) {

        List<?> key() {
            return Arrays.asList(number, person, kind, plain);
        }
    }

    private final JdbcClient database;

    ContactPoints(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void follow(CustomersChanged news) {
        follow(news.numbers().stream().map(CustomerNumber::value).toList());
    }

    void follow(List<String> numbers) {
        for (int from = 0; from < numbers.size(); from += AT_A_TIME) {
            write(numbers.subList(from, Math.min(numbers.size(), from + AT_A_TIME)));
        }
    }

    private void write(List<String> numbers) {
        var changed = numbers.toArray(String[]::new);
        var given = given(changed);
        write(NO_LONGER_MAIN, given, changed);
        if (!given.isEmpty()) {
            write(MAIN, given, changed);
        }
    }

    private void write(String sql, Collection<Given> given, String[] changed) {
        var statement = database.sql(sql)
                .param("of", column(given, Given::number, String[]::new))
                .param("persons", column(given, Given::person, Long[]::new))
                .param("kinds", column(given, point -> point.kind().name(), String[]::new))
                .param("values", column(given, Given::value, String[]::new))
                .param("plains", column(given, Given::plain, String[]::new));
        (sql.contains(":numbers") ? statement.param("numbers", changed) : statement).update();
    }

    private Collection<Given> given(String[] numbers) {
        Map<List<?>, Given> given = new LinkedHashMap<>();
        database.sql(COLUMNS).param("numbers", numbers).query(row -> {
            var number = row.getString("number");
            var person = row.getObject("person", Long.class);
            var phones = Phones.apart(row.getString("phone"));
            var points = new ArrayList<Given>();
            phones.forEach(phone -> points.add(given(number, person, ContactPoint.Kind.ofPhone(phone), phone)));
            var email = row.getString("email");
            if (email != null) {
                points.add(given(number, person, ContactPoint.Kind.EMAIL, email.strip()));
            }
            points.stream()
                    .filter(point -> point.plain().length() >= FEWEST_DIGITS)
                    .forEach(point -> given.putIfAbsent(point.key(), point));
        });
        return given.values();
    }

    private static Given given(String number, @Nullable Long person, ContactPoint.Kind kind, String value) {
        return new Given(
                number, person, kind, value.substring(0, Math.min(LONGEST, value.length())), kind.plain(value));
    }

    private static <T extends @Nullable Object> T[] column(
            Collection<Given> given, Function<Given, T> value, IntFunction<T[]> array) {
        return given.stream().map(value).toArray(array);
    }
}
