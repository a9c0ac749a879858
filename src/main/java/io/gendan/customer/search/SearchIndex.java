package io.gendan.customer.search;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what customers are found by in step with what is known of them: of up to 200 at once, of more a moment later, so
 * that a long import need not wait.
 */
@Component
public class SearchIndex {

    /** Of more customers at once the entries are made after the transaction, by the clock. */
    private static final int AT_ONCE = 200;

    private static final int BATCH = 500;

    private static final String INSERT =
            "insert into search_entry (number, kind, field, shown, text, grams) values (?, ?, ?, ?, ?, ?)";

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final SearchEntries entries;

    SearchIndex(JdbcClient database, JdbcTemplate batches, SearchEntries entries) {
        this.database = database;
        this.batches = batches;
        this.entries = entries;
    }

    @EventListener
    @Transactional
    void follow(CustomersChanged news) {
        var numbers = news.numbers().stream().map(CustomerNumber::value).toList();
        if (numbers.size() <= AT_ONCE) {
            make(numbers);
        } else {
            database.sql("insert into search_stale (number) select unnest(:numbers::text[])")
                    .param("numbers", numbers.toArray(String[]::new))
                    .update();
        }
    }

    /** Makes the entries of some customers anew for whom they are out of date. Returns whether there are more. */
    @Transactional
    public boolean work() {
        var numbers =
                database.sql("""
                        with taken as (delete from search_stale where ctid in (
                            select ctid from search_stale limit :batch for update skip locked) returning number)
                        select distinct number from taken order by number
                        """).param("batch", BATCH).query(String.class).list();
        // Whoever stands there several times is made once.
        database.sql("""
                        delete from search_stale where ctid in (select ctid from search_stale where number = any(?)
                            for update skip locked)
                        """).param(numbers.toArray(String[]::new)).update();
        var free = database.sql("""
                        select number from customer where number = any(?) order by number
                        for no key update skip locked
                        """)
                .param(numbers.toArray(String[]::new))
                .query(String.class)
                .list();
        make(free);
        var busy = database.sql("""
                        insert into search_stale (number) select number from customer
                        where number = any(:numbers) and number <> all(:free)
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("free", free.toArray(String[]::new))
                .update();
        return numbers.size() > busy;
    }

    /** Whoever makes the entries of a customer does so alone; then nothing is left over of what another one wrote. */
    private void make(List<String> numbers) {
        var wanted = numbers.toArray(String[]::new);
        database.sql("select number from customer where number = any(?) order by number for no key update")
                .param(wanted)
                .query(String.class)
                .list();
        database.sql("delete from search_entry where number = any(?)")
                .param(wanted)
                .update();
        batches.batchUpdate(INSERT, entries.of(numbers), BATCH, (row, entry) -> {
            row.setString(1, entry.number());
            row.setString(2, entry.kind().name());
            row.setString(3, entry.field());
            row.setString(4, entry.shown());
            row.setString(5, entry.text());
            row.setArray(
                    6, row.getConnection().createArrayOf("text", entry.grams().toArray()));
        });
    }
}
