package io.gendan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many customers out of one: every row that belongs to a customer, in the program's tables and in the engine's, once more
 * with other ids, names and numbers. Living so many lives through the pages would take days.
 */
final class Copies {

    /** Ids in the engine's tables that belong to a process instance and not to a definition or a deployment. */
    private static final Set<String> OWN_IDS = Set.of(
            "id_", "execution_id_", "proc_inst_id_", "process_instance_id_", "root_proc_inst_id_", "act_inst_id_",
            "parent_act_inst_id_", "parent_id_", "super_exec_", "task_id_", "call_proc_inst_id_", "var_scope_",
            "super_process_instance_id_", "bytearray_id_", "job_id_", "var_inst_id_", "exception_stack_id_");

    private static final long STEP = 1_000_000;

    private final JdbcClient database;
    private final String source;

    Copies(JdbcClient database, String source) {
        this.database = database;
        this.source = source;
    }

    static String number(int copy) {
        return "C-" + (STEP + copy);
    }

    /** Makes the copies, overdue since yesterday as their source then is. All in one statement a table; references are not checked meanwhile. */
    void make(int copies) {
        var columns = columns();
        for (var table : columns.keySet()) {
            var own = belonging(table, columns.get(table));
            if (own != null) {
                copy(table, columns.get(table), own, copies);
            }
        }
        database.sql("""
                        update act_ru_job set duedate_ = localtimestamp - interval '1 day' where process_instance_id_ in
                        (select id_ from act_ru_execution where business_key_ like 'C-1______' or business_key_ = ?)""")
                .param(source)
                .update();
        database.sql("""
                        update next_step set due_on = current_date - 1 where closed_at is null
                        and (customer_number like 'C-1______' or customer_number = ?)""")
                .param(source)
                .update();
        database.sql("vacuum analyze").update();
    }

    private Map<String, List<Column>> columns() {
        var result = new java.util.TreeMap<String, List<Column>>();
        database.sql("""
                        select c.table_name, c.column_name, c.is_generated = 'ALWAYS' generated, c.is_identity = 'YES' identity
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by c.ordinal_position""")
                .query(Column.class)
                .list()
                .forEach(column -> result.computeIfAbsent(column.tableName(), table -> new ArrayList<>())
                        .add(column));
        return result;
    }

    private String belonging(String table, List<Column> columns) {
        var names = columns.stream().map(Column::columnName).toList();
        var root = "(select root_proc_inst_id_ from act_ru_execution where business_key_ = '" + source + "')";
        if (table.startsWith("act_")) {
            // In running instances only the instances themselves know their root.
            if (names.contains("root_proc_inst_id_") && !table.startsWith("act_ru_")) {
                return "root_proc_inst_id_ in " + root;
            }
            var instances = "(select id_ from act_ru_execution where root_proc_inst_id_ in " + root + ")";
            return names.contains("proc_inst_id_")
                    ? "proc_inst_id_ in " + instances
                    : names.contains("process_instance_id_") ? "process_instance_id_ in " + instances : null;
        }
        if (table.equals("customer")) {
            return "number = '" + source + "'";
        }
        return names.contains("customer_number") && !table.endsWith("_request")
                ? "customer_number = '" + source + "'"
                : names.contains("journey_id")
                        ? "journey_id in (select id from journey where customer_number = '" + source + "')"
                        : null;
    }

    private void copy(String table, List<Column> columns, String own, int copies) {
        var kept = columns.stream().filter(column -> !column.generated()).toList();
        var names = String.join(", ", kept.stream().map(column -> "\"" + column.columnName() + "\"").toList());
        var values = String.join(", ", kept.stream().map(column -> value(table, column)).toList());
        database.sql("set session_replication_role = replica; insert into " + table + " (" + names
                        + ") overriding system value select " + values + " from " + table
                        + " s cross join generate_series(1, " + copies + ") i where " + own)
                .update();
    }

    private String value(String table, Column column) {
        var name = column.columnName();
        var quoted = "s.\"" + name + "\"";
        var number = "'C-' || (" + STEP + " + i)";
        if (table.startsWith("act_")) {
            return name.equals("business_key_")
                    ? "case when " + quoted + " is null then null else " + number + " end"
                    : OWN_IDS.contains(name) ? "md5(" + quoted + " || ':' || i)" : quoted;
        }
        return switch (name) {
            case "number", "customer_number" -> number;
            case "name", "name_key" -> table.equals("customer") ? quoted + " || ' ' || i" : quoted;
            case "task_id", "process_instance_id" -> "md5(" + quoted + " || ':' || i)";
            case "journey_id", "entry_id", "corrects" -> quoted + " + i::bigint * " + STEP;
            case "id" -> column.identity() ? quoted + " + i::bigint * " + STEP : quoted;
            case "subject" -> "replace(" + quoted + ", '" + source + "', '') || ' ' || " + number;
            case "subsidiary_of" -> "null";
            default -> quoted;
        };
    }

    record Column(String tableName, String columnName, boolean generated, boolean identity) {}
}
