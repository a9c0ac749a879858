package io.gendan.customer.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys under which customers meet. */
@Component
class KeyTable {

    /** What more customers than this have in common, such as the telephone of an office tower, tells nothing. */
    static final int TELLING = 200;

    /** Two customers to be compared, the smaller number first. */
    record Candidates(String one, String other) {}

    private static final String CANDIDATES = """
            select distinct least(k.customer_number, o.customer_number), greatest(k.customer_number, o.customer_number)
            from (select distinct kind, value, customer_number from duplicate_key
                where customer_number = any(:numbers)) k
            cross join lateral (select customer_number from duplicate_key o
                where o.kind = k.kind and o.value = k.value limit %d) o
            where o.customer_number <> k.customer_number
                and not exists (select 1 from duplicate_key b where b.kind = k.kind and b.value = k.value
                    offset %d limit 1)
                and not exists (select 1 from duplicate_pair p
                    where p.one = least(k.customer_number, o.customer_number)
                        and p.other = greatest(k.customer_number, o.customer_number))
            """.formatted(TELLING, TELLING);

    private final JdbcClient database;

    KeyTable(JdbcClient database) {
        this.database = database;
    }

    /** Writes the keys of these customers anew; one without facts has none. */
    void write(Collection<String> numbers, Map<String, Facts> facts) {
        database.sql("delete from duplicate_key where customer_number = any(?)")
                .param(numbers.toArray(String[]::new))
                .update();
        var owners = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        var values = new ArrayList<String>();
        facts.forEach((number, known) -> Keys.of(known).forEach(key -> {
            owners.add(number);
            kinds.add(key.kind().name());
            values.add(key.value());
        }));
        database.sql("""
                        insert into duplicate_key (customer_number, kind, value)
                        select * from unnest(:numbers::text[], :kinds::text[], :values::text[]) on conflict do nothing
                        """)
                .param("numbers", owners.toArray(String[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .update();
    }

    /** Whom these customers meet, without those pairs that are known. */
    List<Candidates> candidates(Collection<String> numbers) {
        return database.sql(CANDIDATES)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> new Candidates(row.getString(1), row.getString(2)))
                .list();
    }

    /** The customers that have one of these keys, as far as it tells anything. */
    List<String> having(Set<Keys.Key> keys) {
        return database.sql("""
                        select distinct o.customer_number from unnest(:kinds::text[], :values::text[]) k (kind, value)
                        cross join lateral (select customer_number from duplicate_key o
                            where o.kind = k.kind and o.value = k.value limit :telling) o
                        """)
                .param("kinds", keys.stream().map(key -> key.kind().name()).toArray(String[]::new))
                .param("values", keys.stream().map(Keys.Key::value).toArray(String[]::new))
                .param("telling", TELLING)
                .query(String.class)
                .list();
    }
}
