package io.gendan.pipeline.privacy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every table that holds something on a customer, as the database itself tells: whatever refers to a customer, to what
 * refers to it, and so on. A new table is among them without anybody thinking of it.
 */
@Component
class Holdings {

    static final String CUSTOMER = "customer";

    /** Tables that name a customer without a foreign key, each with the column that does. */
    static final Map<String, String> LOOSE = Map.of(
            "search_entry", "number",
            "search_stale", "number",
            "tag_reckoning", "number",
            "tag_stale", "number",
            "audit_entry", "subject");

    /** Columns that lead to another customer; its rows are its own. */
    private static final List<String> TO_OTHERS = List.of("subsidiary_of", "merged_into");

    private static final String REFERENCES = """
            select f.conrelid::regclass::text, a.attname, f.confrelid::regclass::text, b.attname
            from pg_constraint f
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
            join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
            where f.contype = 'f' and array_length(f.conkey, 1) = 1 and f.conrelid <> f.confrelid
            order by 1, 2
            """;

    private record Reference(String table, String column, String target, String targetColumn) {}

    private final JdbcClient database;

    Holdings(JdbcClient database) {
        this.database = database;
    }

    /** The customer's own row first, then what refers to it. */
    List<Holding> all() {
        var references = references();
        var conditions = new LinkedHashMap<String, List<String>>();
        conditions.put(CUSTOMER, List.of("t.number = any(:numbers)"));
        var toFollow = new ArrayDeque<>(List.of(CUSTOMER));
        while (!toFollow.isEmpty()) {
            var target = toFollow.remove();
            for (var reference : references) {
                if (reference.target().equals(target) && !TO_OTHERS.contains(reference.column())) {
                    if (!conditions.containsKey(reference.table())) {
                        conditions.put(reference.table(), new ArrayList<>());
                        toFollow.add(reference.table());
                    }
                    conditions.get(reference.table()).add(condition(reference, conditions));
                }
            }
        }
        LOOSE.forEach((table, column) -> conditions.put(table, List.of("t." + column + " = any(:numbers)")));
        return conditions.entrySet().stream()
                .map(entry -> new Holding(entry.getKey(), "(" + String.join(" or ", entry.getValue()) + ")"))
                .toList();
    }

    private static String condition(Reference reference, Map<String, List<String>> conditions) {
        if (reference.target().equals(CUSTOMER)) {
            return "t." + reference.column() + " = any(:numbers)";
        }
        var parent = String.join(" or ", conditions.getOrDefault(reference.target(), List.of("false")));
        return "t.%s in (select t.%s from %s t where %s)"
                .formatted(reference.column(), reference.targetColumn(), reference.target(), parent);
    }

    private List<Reference> references() {
        return database.sql(REFERENCES)
                .query((row, index) ->
                        new Reference(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
