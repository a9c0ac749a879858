package io.gendan.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random customers with random rows in every table; {@code -Dgendan.merge.rounds} tries more of them, {@code -Dgendan.merge.seed} one again. */
@GendanTest
class D07MergeUndoPropertyTest {

    private static final int ROUNDS = Integer.getInteger("gendan.merge.rounds", 25);
    private static final Long SEED = Long.getLong("gendan.merge.seed");

    @Autowired
    Merges merges;

    @Autowired
    CustomerTables tables;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @Test
    @DisplayName("D-07 property: a merge loses no row, and after undoing it every row of every table is as before")
    void nothing_is_lost_and_all_comes_back() {
        for (long seed = SEED == null ? 1 : SEED; seed <= (SEED == null ? ROUNDS : SEED); seed++) {
            round(seed);
        }
    }

    private void round(long seed) {
        var random = new Random(seed);
        var rows = new RandomRows(database, random);
        var survivor = rows.customer();
        var merged = rows.customer();
        rows.parent(survivor, merged);
        news.publishEvent(new CustomersChanged(List.of(survivor, merged)));
        var before = rows();
        var merge = merges.merge(survivor, merged, choices(random, survivor, merged), staff.require("wang"));
        var between = rows();
        between.forEach((table, content) -> assertThat(content)
                .as("rows of %s after merging, seed %d", table, seed)
                .hasSameSizeAs(before.get(table)));
        assertThat(left(merged))
                .as("rows left behind that have no double, seed %d", seed)
                .isLessThanOrEqualTo(rows.doubles());

        merges.undo(merge.survivor(), merge.id(), staff.require("wang"));

        rows().forEach((table, content) -> assertThat(content)
                .as("rows of %s after undoing, seed %d", table, seed)
                .containsExactlyInAnyOrderElementsOf(before.get(table)));
    }

    private Map<String, Side> choices(Random random, CustomerNumber survivor, CustomerNumber merged) {
        var choices = new HashMap<String, Side>();
        merges.preview(survivor, merged, staff.require("wang")).fields().stream()
                .filter(field -> field.choosable() && random.nextBoolean())
                .forEach(field -> choices.put(field.key(), random.nextBoolean() ? Side.MERGED : Side.SURVIVOR));
        return choices;
    }

    private long left(CustomerNumber merged) {
        return tables.ofCustomer().stream()
                .mapToLong(reference -> database.sql(
                                "select count(*) from %s where %s = ?".formatted(reference.table(), reference.column()))
                        .param(merged.value())
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** Whole rows of every table that knows a customer, but what the merge itself put on record. */
    private Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        var names = tables.ofCustomer().stream()
                .map(CustomerTables.Reference::table)
                .collect(Collectors.toSet());
        names.add("customer");
        names.forEach(table -> rows.put(
                table,
                database.sql("select to_jsonb(t)::text from %s t where coalesce(to_jsonb(t) ->> 'kind', '') <> all(?)"
                                .formatted(table))
                        .param(new String[] {"MERGED", "UNMERGED"})
                        .query(String.class)
                        .list()));
        return rows;
    }

    @Test
    @DisplayName("D-07 no table that knows a customer's number is left out of merges")
    void every_table_is_covered() {
        var known = tables.ofCustomer().stream()
                .map(reference -> reference.table() + "." + reference.column())
                .collect(Collectors.toSet());
        var named = database.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'text'
                            and column_name in ('customer_number', 'customer', 'subsidiary_of')
                            and not table_name = any(?)
                        """)
                .param(CustomerTables.STAY.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(known);
        assertThat(tables.ofCustomer()).allSatisfy(reference -> assertThat(tables.primaryKey(reference.table()))
                .as("primary key of %s, by which a merge is undone", reference.table())
                .isNotEmpty());
    }

    @Test
    @DisplayName("D-07 what is never changed follows its customer all the same, in nothing but the number")
    void append_only_tables_let_merges_through() {
        var guards = database.sql("""
                        select c.relname || ': ' || p.prosrc from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                        join pg_class c on c.oid = t.tgrelid
                        where not t.tgisinternal and t.tgtype & 16 = 16 and c.relname = any(?)
                            and p.prosrc like '%raise exception%'
                        """)
                .param(tables.ofCustomer().stream()
                        .map(CustomerTables.Reference::table)
                        .toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(guards).isNotEmpty().allSatisfy(guard -> assertThat(guard).contains("only_follows_its_customer"));
    }
}
