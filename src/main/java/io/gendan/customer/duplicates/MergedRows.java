package io.gendan.customer.duplicates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.engine.Refusal.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of two customers that become one, and become two again. */
@Component
class MergedRows {

    private static final String CUSTOMER = "customer";
    private static final String CONTACT_PERSON = "contact_person";

    private final JdbcClient database;
    private final CustomerTables tables;
    private final RowMoves moves;
    private final MergeLog log;

    MergedRows(JdbcClient database, CustomerTables tables, RowMoves moves, MergeLog log) {
        this.database = database;
        this.tables = tables;
        this.moves = moves;
        this.log = log;
    }

    /** Moves everything to the survivor, which gets these values. */
    void merge(Merge merge, ObjectNode result) {
        log.open();
        if (!result.isEmpty()) {
            log.set(merge.id(), CUSTOMER, customer(merge.survivor().value()), result.toString());
        }
        for (var reference : tables.ofCustomer()) {
            var doubles = moves.move(
                    merge.id(),
                    reference,
                    merge.merged().value(),
                    merge.survivor().value());
            if (reference.table().equals(CONTACT_PERSON)) {
                doubles.forEach((mine, theirs) -> unite(merge, mine, theirs));
            }
        }
        log.set(
                merge.id(),
                CUSTOMER,
                customer(merge.merged().value()),
                "{\"%s\": \"%s\"}"
                        .formatted(CustomerTables.MERGED_INTO, merge.survivor().value()));
        log.close();
    }

    /** Two contact persons of one name are one: what only the one that stays behind tells, the other tells too. */
    private void unite(Merge merge, String mine, String theirs) {
        database.sql("""
                        select jsonb_object_agg(g.key, g.value)::text from contact_person m, contact_person t,
                            lateral jsonb_each(to_jsonb(m)) g
                        where jsonb_build_object('id', m.id)::text = :mine
                            and jsonb_build_object('id', t.id)::text = :theirs
                            and g.value <> 'null' and to_jsonb(t) -> g.key = 'null'
                        """)
                .param("mine", mine)
                .param("theirs", theirs)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .ifPresent(gaps -> log.set(merge.id(), CONTACT_PERSON, theirs, gaps));
    }

    /** How the survivor can be reached, before those who keep it in step with its columns hear of the merge. */
    String ways(Merge merge) {
        return database.sql("""
                        select coalesce(jsonb_object_agg(id, jsonb_build_object('main', main, 'value', value)), '{}')::text
                        from contact_point where customer_number = ?
                        """)
                .param(merge.survivor().value())
                .query(String.class)
                .single();
    }

    /** Notes what they have made of it. */
    void followed(Merge merge, String ways) {
        database.sql("""
                        insert into customer_merge_change (merge_id, table_name, key, before, after)
                        select :merge, 'contact_point', jsonb_build_object('id', p.id), b.value,
                            jsonb_build_object('main', p.main, 'value', p.value)
                        from contact_point p join jsonb_each(:ways::jsonb) b on b.key = p.id::text
                        where p.customer_number = :survivor
                            and b.value <> jsonb_build_object('main', p.main, 'value', p.value)
                        """)
                .param("merge", merge.id())
                .param("ways", ways)
                .param("survivor", merge.survivor().value())
                .update();
    }

    /** Moves everything back; tells what was changed since and therefore can't be. */
    List<Item> takeBack(Merge merge) {
        var changed = new ArrayList<Item>();
        log.open();
        log.forgetWithdrawn(merge.id());
        for (var group : log.groups(merge.id())) {
            if (log.takeBack(merge.id(), group) < group.rows()) {
                changed.add(item(group));
            }
        }
        log.close();
        return changed;
    }

    private static Item item(MergeLog.Group group) {
        var code = "duplicates.table." + group.table();
        return Item.of(
                "",
                "duplicates.changedSince",
                new DefaultMessageSourceResolvable(
                        new String[] {code}, group.table().replace('_', ' ')),
                String.join(", ", group.columns()));
    }

    private static String customer(String number) {
        return "{\"number\": \"%s\"}".formatted(number);
    }
}
