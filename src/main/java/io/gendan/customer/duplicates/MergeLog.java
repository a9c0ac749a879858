package io.gendan.customer.duplicates;

import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a merge changed, row by row, and how to change it back. */
@Component
class MergeLog {

    /** Rows of one table in which the same columns changed. */
    record Group(String table, List<String> columns, long rows) {}

    private final JdbcClient database;
    private final CustomerTables tables;

    MergeLog(JdbcClient database, CustomerTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Lets rows of the record follow their customer, until the transaction ends or {@link #close}. */
    void open() {
        setting("on");
    }

    void close() {
        setting("off");
    }

    private void setting(String value) {
        database.sql("select set_config('gendan.merging', ?, true)")
                .param(value)
                .query(String.class)
                .single();
    }

    /** Sets the columns of one row that {@code after} tells, a JSON object, and notes what they were. */
    void set(long merge, String table, String key, String after) {
        var columns = database.sql("select jsonb_object_keys(?::jsonb) order by 1")
                .param(after)
                .query(String.class)
                .list();
        var rowKey = RowMoves.key(tables.primaryKey(table), "t");
        database.sql("""
                        insert into customer_merge_change (merge_id, table_name, key, before, after)
                        select :merge, :table, :key::jsonb,
                            (select jsonb_object_agg(c, to_jsonb(t) -> c) from unnest(:columns::text[]) c), :after::jsonb
                        from %s t where %s = :key::jsonb
                        """.formatted(table, rowKey))
                .param("merge", merge)
                .param("table", table)
                .param("key", key)
                .param("columns", columns.toArray(String[]::new))
                .param("after", after)
                .update();
        database.sql("update %s t set %s from jsonb_populate_record(null::%s, :after::jsonb) a where %s = :key::jsonb"
                        .formatted(table, assigned(columns, "a"), table, rowKey))
                .param("after", after)
                .param("key", key)
                .update();
    }

    /** A confidential value that came along and was withdrawn since is gone for both, and holds them together no more. */
    void forgetWithdrawn(long merge) {
        database.sql("""
                        delete from customer_merge_change c where c.merge_id = ? and c.table_name = 'confidential_value'
                            and not exists (select from confidential_value v where v.id = (c.key ->> 'id')::uuid)
                        """).param(merge).update();
    }

    /** What changed, the latest first. */
    List<Group> groups(long merge) {
        return database.sql("""
                        select table_name, columns, count(*) from (
                            select id, table_name, array(select jsonb_object_keys(after) order by 1) columns
                            from customer_merge_change where merge_id = ?) c
                        group by 1, 2 order by max(id) desc
                        """)
                .param(merge)
                .query((row, index) -> new Group(
                        row.getString(1), List.of((String[]) row.getArray(2).getArray()), row.getLong(3)))
                .list();
    }

    /** Changes a group back; returns how many of its rows were still as the merge had left them. */
    long takeBack(long merge, Group group) {
        var keys = tables.primaryKey(group.table()).stream()
                .map(column -> "t." + column + " = k." + column)
                .collect(Collectors.joining(" and "));
        var unchanged = group.columns().stream()
                .map(column -> "t.%1$s is not distinct from a.%1$s".formatted(column))
                .collect(Collectors.joining(" and "));
        return database.sql("""
                        update %1$s t set %2$s from customer_merge_change c
                        cross join lateral jsonb_populate_record(null::%1$s, c.key) k
                        cross join lateral jsonb_populate_record(null::%1$s, c.before) b
                        cross join lateral jsonb_populate_record(null::%1$s, c.after) a
                        where c.merge_id = :merge and c.table_name = :table
                            and array(select jsonb_object_keys(c.after) order by 1) = :columns::text[]
                            and %3$s and %4$s
                        """.formatted(group.table(), assigned(group.columns(), "b"), keys, unchanged))
                .param("merge", merge)
                .param("table", group.table(), Types.VARCHAR)
                .param("columns", group.columns().toArray(String[]::new))
                .update();
    }

    private static String assigned(List<String> columns, String from) {
        return columns.stream()
                .map(column -> "%1$s = %2$s.%1$s".formatted(column, from))
                .collect(Collectors.joining(", "));
    }
}
