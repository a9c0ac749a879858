package io.gendan.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which names customers and persons on their side are known, and were: today's, former ones, those of the dossier, and
 * those of customers that turned out to be them (D-07). Whoever leaves names out of a text leaves all of these out, for it
 * may be older than the last of them.
 */
@Component
public class NamesBorne {

    /**
     * All names, no one twice.
     *
     * @param customer its own
     * @param persons of all who are, or ever were, on its side
     */
    public record Names(List<String> customer, List<String> persons) {

        private static final Names NONE = new Names(List.of(), List.of());
    }

    private static final String ALL = """
            with recursive same (asked, number) as (
                select n, n from unnest(:numbers::text[]) n
                union select s.asked, c.number from same s join customer c on c.merged_into = s.number)
            select distinct s.asked, b.of_person, btrim(b.name) from same s join customer c on c.number = s.number,
            lateral (
                select false of_person, c.name name
                union all select false, c.dossier ->> 'englishName'
                union all select false, regexp_split_to_table(c.dossier ->> 'formerNames', '[;；，、\\n]')
                union all select true, unnest(array[c.dossier ->> 'legalRepresentative', c.dossier ->> 'operatingHead'])
                union all select true, p.name from contact_person p where p.customer_number = s.number
                union all select f.of_person, f.name from former_name f where f.customer_number = s.number
                union all select false, l.before ->> 'name' from customer_merge m
                    join customer_merge_change l on l.merge_id = m.id and l.table_name = 'customer'
                    where m.survivor = s.number and m.undone_at is null and l.key ->> 'number' = s.number) b
            where btrim(b.name) <> '' order by 1, 2, 3
            """;

    private final JdbcClient database;

    NamesBorne(JdbcClient database) {
        this.database = database;
    }

    /** Those of one customer. */
    public Names of(CustomerNumber number) {
        return of(List.of(number)).getOrDefault(number, Names.NONE);
    }

    /** Those of these customers; one that there isn't is left out. */
    public Map<CustomerNumber, Names> of(Collection<CustomerNumber> numbers) {
        var names = new HashMap<CustomerNumber, Names>();
        database.sql(ALL)
                .param("numbers", numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(row -> {
                    var known = names.computeIfAbsent(
                            new CustomerNumber(row.getString(1)),
                            number -> new Names(new ArrayList<>(), new ArrayList<>()));
                    (row.getBoolean(2) ? known.persons() : known.customer()).add(row.getString(3));
                });
        return names;
    }

    /** Those of one person on a customer's side. */
    public List<String> ofPerson(long contactPerson) {
        return database.sql("""
                        select name from contact_person where id = :person
                        union select name from former_name where contact_person = :person order by 1
                        """)
                .param("person", contactPerson)
                .query(String.class)
                .list();
    }
}
