package io.gendan.customer.duplicates;

import io.gendan.customer.duplicates.CustomerTables.Reference;
import io.gendan.customer.duplicates.CustomerTables.Unique;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves every row that refers to one row so that it refers to another, whatever the table. A row that the other has
 * already, such as a contact person of the same name, stays where it is, and what refers to it moves on to its double.
 */
@Component
class RowMoves {

    private final JdbcClient database;
    private final CustomerTables tables;

    RowMoves(JdbcClient database, CustomerTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /**
     * Moves what refers to the row {@code from}.
     *
     * @return the doubles that stayed: the keys of the rows left behind, and those of the rows in their place
     */
    Map<String, String> move(long merge, Reference reference, String from, String to) {
        var key = key(tables.primaryKey(reference.table()), "t");
        var doubles = doubles(reference, key, from, to);
        database.sql("""
                        with moved as (
                            update %1$s t set %2$s = cast(:to as %3$s)
                            where t.%2$s = cast(:from as %3$s) and not (%4$s)::text = any(:doubles)
                            returning %4$s as key)
                        insert into customer_merge_change (merge_id, table_name, key, before, after)
                        select :merge, :table, key, jsonb_build_object(:column::text, cast(:from as %3$s)),
                            jsonb_build_object(:column::text, cast(:to as %3$s)) from moved
                        """.formatted(reference.table(), reference.column(), reference.type(), key))
                .param("to", to)
                .param("from", from)
                .param("doubles", doubles.keySet().toArray(String[]::new))
                .param("merge", merge)
                .param("table", reference.table())
                .param("column", reference.column())
                .update();
        doubles.forEach((mine, theirs) -> follow(merge, reference.table(), mine, theirs));
        return doubles;
    }

    /** Lets what refers to a row that stayed refer to its double. */
    private void follow(long merge, String table, String mine, String theirs) {
        for (var reference : tables.references(table)) {
            move(merge, reference, value(table, reference, mine), value(table, reference, theirs));
        }
    }

    private String value(String table, Reference reference, String key) {
        return database.sql("select t.%s::text from %s t where (%s)::text = :key"
                        .formatted(reference.targetColumn(), table, key(tables.primaryKey(table), "t")))
                .param("key", key)
                .query(String.class)
                .single();
    }

    private Map<String, String> doubles(Reference reference, String key, String from, String to) {
        var doubles = new LinkedHashMap<String, String>();
        for (var unique : tables.unique(reference.table())) {
            if (unique.names(reference.column())) {
                database.sql(doubles(reference, unique, key))
                        .param("from", from)
                        .param("to", to)
                        .query(row -> {
                            doubles.putIfAbsent(row.getString(1), row.getString(2));
                        });
            }
        }
        return doubles;
    }

    /** Each row as it would be once moved, beside the row that is in its way. */
    private String doubles(Reference reference, Unique unique, String key) {
        var moved = tables.columns(reference.table()).stream()
                .map(column -> column.equals(reference.column())
                        ? "cast(:to as %s) as %s".formatted(reference.type(), column)
                        : "t." + column)
                .collect(Collectors.joining(", "));
        var places = IntStream.range(0, unique.expressions().size()).boxed().toList();
        var expressions = places.stream()
                .map(place -> "(%s) as gendan_%d".formatted(unique.expressions().get(place), place))
                .collect(Collectors.joining(", "));
        var equal = places.stream()
                .map(place -> "m.gendan_%1$d = n.gendan_%1$d".formatted(place))
                .collect(Collectors.joining(" and "));
        return """
                select m.gendan_key, n.gendan_key from (
                    select gendan_key, %1$s from (select (%2$s)::text as gendan_key, %3$s from %4$s t
                        where t.%5$s = cast(:from as %6$s)) moved where %7$s) m
                join (select (%2$s)::text as gendan_key, %1$s from %4$s t where %7$s) n on %8$s
                order by m.gendan_key
                """.formatted(
                        expressions,
                        key,
                        moved,
                        reference.table(),
                        reference.column(),
                        reference.type(),
                        unique.condition(),
                        equal);
    }

    /** The primary key of a row as a JSON object. */
    static String key(List<String> columns, String row) {
        return columns.stream()
                .flatMap(column -> Stream.of("'" + column + "'", row + "." + column))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }
}
