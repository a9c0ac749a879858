package io.gendan.pipeline.privacy;

import io.gendan.engine.Persons;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine keeps of a customer: running processes end, and their history goes with variables, comments, job logs,
 * incidents and stored bytes. The journeys themselves stand in tables of our own and stay countable.
 */
@Component
class EngineTraces {

    private static final String REASON = "erased";

    /** What the engine's own deletion leaves of an instance, by the columns that name it. */
    private static final String LEFT = """
            select c.table_name, c.column_name from information_schema.columns c
            where c.table_schema = current_schema() and (c.table_name like 'act\\_hi\\_%' or c.table_name = 'act_ge_bytearray')
                and c.column_name in ('proc_inst_id_', 'process_instance_id_', 'root_proc_inst_id_')
            order by 1, 2
            """;

    /** Texts of the engine by table, with the column that names the instance. */
    private static final String TEXTS = """
            select c.table_name, string_agg(c.column_name, ','), max(i.column_name) from information_schema.columns c
            join information_schema.columns i on i.table_schema = c.table_schema and i.table_name = c.table_name
                and i.column_name in ('proc_inst_id_', 'process_instance_id_')
            where c.table_schema = current_schema() and c.table_name ~ '^act_(ru|hi)_' and c.data_type in ('text', 'character varying')
                and c.column_name in ('message_', 'description_', 'org_value_', 'new_value_', 'annotation_',
                    'job_exception_msg_', 'exception_msg_', 'incident_msg_', 'delete_reason_')
            group by 1 order by 1
            """;

    private static final String INSTANCES = """
            select id_ from act_hi_procinst where business_key_ = any(:numbers)
            union select proc_inst_id_ from act_ru_execution where business_key_ = any(:numbers)
            """;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identity;
    private final JdbcClient database;

    EngineTraces(RuntimeService runtime, HistoryService history, IdentityService identity, JdbcClient database) {
        this.runtime = runtime;
        this.history = history;
        this.identity = identity;
        this.database = database;
    }

    /** Ends what runs for these customers and removes all that has run. Returns how many process instances. */
    long erase(List<String> numbers) {
        return Persons.asSystem(identity, () -> {
            instances("act_ru_execution", "parent_id_ is null and super_exec_ is null", numbers)
                    .forEach(instance -> runtime.deleteProcessInstance(instance, REASON, true, true, true, false));
            var instances = instances("act_hi_procinst", "true", numbers);
            if (!instances.isEmpty()) {
                history.deleteHistoricProcessInstancesIfExists(instances);
            }
            removeWhatIsLeft(instances);
            return (long) instances.size();
        });
    }

    /**
     * Takes words out of what the engine has noted of these customers' processes. Variables aren't among it: those that lead
     * a process are fixed words, and what tasks show is told anew from our tables.
     */
    long erase(PersonWords words, List<String> numbers) {
        if (words.isEmpty()) {
            return 0;
        }
        long rows = 0;
        var tables = database.sql(TEXTS)
                .query((row, index) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        for (var table : tables) {
            var columns = List.of(table.get(1).split(","));
            var set = columns.stream()
                    .map(column -> "%1$s = left(regexp_replace(%1$s, :pattern, '%2$s', 'gi'), 4000)"
                            .formatted(column, PersonWords.ERASED))
                    .collect(Collectors.joining(", "));
            var fits = columns.stream().map(column -> column + " ~* :pattern").collect(Collectors.joining(" or "));
            rows += database.sql("update %s set %s where %s in (%s) and (%s)"
                            .formatted(table.get(0), set, table.get(2), INSTANCES, fits))
                    .param("pattern", words.pattern())
                    .param("numbers", numbers.toArray(String[]::new))
                    .update();
        }
        return rows;
    }

    private List<String> instances(String table, String which, List<String> numbers) {
        return database.sql("select proc_inst_id_ from " + table + " where business_key_ = any(:numbers) and " + which)
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void removeWhatIsLeft(List<String> instances) {
        database.sql(LEFT)
                .query((row, index) ->
                        "delete from %s where %s = any(:instances)".formatted(row.getString(1), row.getString(2)))
                .list()
                .forEach(sql -> database.sql(sql)
                        .param("instances", instances.toArray(String[]::new))
                        .update());
    }
}
