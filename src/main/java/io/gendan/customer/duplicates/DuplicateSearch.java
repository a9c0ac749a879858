package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.duplicates.KeyTable.Candidates;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for customers that may be the same (D-07): whoever came in or changed is put down at once and compared soon
 * after with those that it has a key in common with; by night everybody is.
 */
@Component
public class DuplicateSearch {

    /**
     * What one turn did.
     *
     * @param customers how many were looked at
     * @param compared how many pairs were compared
     * @param found how many of them are suspected
     */
    public record Turn(int customers, int compared, int found) {}

    private static final Turn NOTHING = new Turn(0, 0, 0);

    private final JdbcClient database;
    private final FactsTable table;
    private final KeyTable keys;
    private final PairTable pairs;

    DuplicateSearch(JdbcClient database, FactsTable table, KeyTable keys, PairTable pairs) {
        this.database = database;
        this.table = table;
        this.keys = keys;
        this.pairs = pairs;
    }

    @EventListener
    void hear(CustomersChanged news) {
        database.sql("insert into duplicate_check select distinct unnest(?::text[]) order by 1 on conflict do nothing")
                .param(news.numbers().stream().map(CustomerNumber::value).toArray(String[]::new))
                .update();
    }

    /** Puts everybody down, for a change that nobody told of. */
    @Transactional
    public void everybody() {
        database.sql("""
                        insert into duplicate_check select number from customer where merged_into is null and erased_at is null
                        order by number on conflict do nothing
                        """).update();
    }

    /** Looks at so many of those put down; nothing while another node does. */
    @Transactional
    public Turn turn(int atMost) {
        if (!alone()) {
            return NOTHING;
        }
        var numbers = database.sql("""
                        delete from duplicate_check where customer_number in (
                            select customer_number from duplicate_check order by 1 limit ? for update skip locked)
                        returning customer_number
                        """).param(atMost).query(String.class).list();
        return numbers.isEmpty() ? NOTHING : look(numbers);
    }

    /** Looks at these customers now, such as those of a story that waits for it. */
    @Transactional
    public Turn look(List<String> numbers) {
        var facts = table.of(numbers);
        keys.write(numbers, facts);
        pairs.forget(numbers);
        var candidates = keys.candidates(numbers);
        var all = all(candidates);
        int found = 0;
        for (var candidate : candidates) {
            var one = all.get(candidate.one());
            var other = all.get(candidate.other());
            var likeness = one == null || other == null ? null : Likeness.of(one, other);
            if (likeness != null && likeness.isSuspected()) {
                pairs.suspect(candidate, likeness);
                found++;
            }
        }
        return new Turn(numbers.size(), candidates.size(), found);
    }

    private Map<String, Facts> all(List<Candidates> candidates) {
        var numbers = new HashSet<String>();
        candidates.forEach(pair -> numbers.addAll(List.of(pair.one(), pair.other())));
        return table.of(numbers);
    }

    private boolean alone() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('gendan.customer.duplicates'))")
                .query(Boolean.class)
                .single();
    }
}
