package io.gendan.customer.duplicates;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database itself tells of its tables: which refer to a customer, and what is unique in them. */
@Component
class CustomerTables {

    /** What tells of merges, of pairs and of owners names each customer as it was. */
    static final Set<String> STAY =
            Set.of("customer_merge", "duplicate_key", "duplicate_check", "duplicate_pair", "owner_history");

    /** The column that leads to the survivor; it is set, never moved. */
    static final String MERGED_INTO = "merged_into";

    /** A column that refers to a row of another table by that one's column of this type. */
    record Reference(String table, String column, String targetColumn, String type) {}

    /**
     * What may stand in a table once only.
     *
     * @param expressions the columns and expressions that are unique together
     * @param condition for which rows; {@code true} for all
     */
    record Unique(List<String> expressions, String condition) {

        boolean names(String column) {
            var word = "(^|.*\\W)" + column + "(\\W.*|$)";
            return expressions.stream().anyMatch(expression -> expression.matches(word)) || condition.matches(word);
        }
    }

    private static final String REFERENCES = """
            select f.conrelid::regclass::text, a.attname, t.attname, format_type(t.atttypid, t.atttypmod)
            from pg_constraint f
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
            join pg_attribute t on t.attrelid = f.confrelid and t.attnum = f.confkey[1]
            where f.contype = 'f' and array_length(f.conkey, 1) = 1 and f.confrelid = to_regclass(:target)
            """;
    /** Those whose rows others refer to come first, so that the others find them in their new place. */
    private static final String PARENTS_FIRST = """
             order by exists (select 1 from pg_constraint r where r.contype = 'f' and r.confrelid = f.conrelid
                and r.conrelid <> f.conrelid) desc, 1, 2
            """;

    private static final String UNIQUE = """
            select array(select pg_get_indexdef(i.indexrelid, k, true) from generate_series(1, i.indnkeyatts) k),
                coalesce(pg_get_expr(i.indpred, i.indrelid), 'true')
            from pg_index i where i.indrelid = to_regclass(:table) and i.indisunique
            """;

    private final JdbcClient database;

    CustomerTables(JdbcClient database) {
        this.database = database;
    }

    /** Every column that refers to a customer and follows it. */
    List<Reference> ofCustomer() {
        return references("customer").stream()
                .filter(reference ->
                        !STAY.contains(reference.table()) && !reference.column().equals(MERGED_INTO))
                .toList();
    }

    List<Reference> references(String target) {
        return database.sql(REFERENCES + PARENTS_FIRST)
                .param("target", target)
                .query((row, index) ->
                        new Reference(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    List<Unique> unique(String table) {
        return database.sql(UNIQUE)
                .param("table", table)
                .query((row, index) ->
                        new Unique(List.of((String[]) row.getArray(1).getArray()), row.getString(2)))
                .list();
    }

    List<String> primaryKey(String table) {
        return database.sql("""
                        select a.attname from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indrelid = to_regclass(:table) and i.indisprimary order by 1
                        """).param("table", table).query(String.class).list();
    }

    List<String> columns(String table) {
        return database.sql("""
                        select attname from pg_attribute
                        where attrelid = to_regclass(:table) and attnum > 0 and not attisdropped order by attnum
                        """).param("table", table).query(String.class).list();
    }
}
