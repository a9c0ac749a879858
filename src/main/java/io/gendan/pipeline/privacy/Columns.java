package io.gendan.pipeline.privacy;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which columns of a table may tell something of a person: all that hold text and aren't named here as telling none. */
@Component
class Columns {

    /**
     * A column that may.
     *
     * @param type as PostgreSQL calls it, such as {@code text} or {@code jsonb}
     */
    record Column(String name, String type) {

        boolean isJson() {
            return type.equals("jsonb") || type.equals("json");
        }

        boolean isList() {
            return type.endsWith("[]");
        }
    }

    /** What programs write: logins of our people, kinds, ids of tasks and processes, and what statistics count by. */
    private static final Set<String> KEPT = Set.of(
            "alarm.subject",
            "alarm.told",
            "audit_entry.actor",
            "audit_entry.kind",
            "audit_entry.subject",
            "calendar_invitation.address",
            "customer_merge.processes",
            "dealing.agent",
            "dealing.product",
            "dealing.stage",
            "decision_judgement.attitude",
            "decision_judgement.role",
            "fee_judgement.currency",
            "import_job.locale",
            "import_job.owner",
            "interaction.attitude",
            "interaction.channel",
            "journey.process_instance_id",
            "loss.reason",
            "next_step.channel",
            "outbox_message.message_key",
            "owner_history.owner",
            "owner_history.owner_before",
            "record_entry.author",
            "record_entry.kind",
            "record_entry.stage",
            "record_entry.task_id",
            "reminder.about",
            "reminder.subject",
            "session_room.task_key",
            "signing.currency",
            "substitution.task_id");

    /** What statistics count by though somebody may have typed it: it stays, without the words that name the person. */
    private static final Set<String> COUNTED = Set.of("dealing.product", "dealing.stage");

    private static final String TEXTS = """
            select a.attname, format_type(a.atttypid, a.atttypmod) from pg_attribute a
            where a.attrelid = to_regclass(:table) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                and format_type(a.atttypid, null) in ('text', 'character varying', 'jsonb', 'json', 'text[]')
            """;

    /** Neither keys, nor a choice of fixed values, nor the login of one of us. */
    private static final String TELLING = TEXTS + """
             and a.attname not like '%\\_by' and not exists (select 1 from pg_constraint k
                where k.conrelid = a.attrelid and (k.contype in ('f', 'p') and a.attnum = any(k.conkey)
                    or k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%'))
            order by a.attnum
            """;

    private final JdbcClient database;

    Columns(JdbcClient database) {
        this.database = database;
    }

    /** Every column of text. */
    List<Column> texts(String table) {
        return read(TEXTS + " order by a.attnum", table);
    }

    /** The columns that are emptied when a person is erased. */
    List<Column> telling(String table) {
        return read(TELLING, table).stream()
                .filter(column -> !KEPT.contains(table + "." + column.name()))
                .toList();
    }

    /** The columns in which a person may be named. */
    List<Column> naming(String table) {
        return read(TELLING, table).stream()
                .filter(column ->
                        !KEPT.contains(table + "." + column.name()) || COUNTED.contains(table + "." + column.name()))
                .toList();
    }

    private List<Column> read(String sql, String table) {
        return database.sql(sql)
                .param("table", table)
                .query((row, index) -> new Column(row.getString(1), row.getString(2)))
                .list();
    }
}
