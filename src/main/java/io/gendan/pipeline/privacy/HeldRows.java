package io.gendan.pipeline.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.journey.SealedViews;
import io.gendan.meeting.FeeJudgements;
import io.gendan.meeting.decision.DecisionJudgements;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every row that is held on customers, ours and the engine's. */
@Component
class HeldRows {

    /** What is sealed, and what was judged in it, by table. */
    private static final Map<String, String> SEALED = Map.of(
            "record_entry", SealedViews.condition("t"),
            "decision_judgement", DecisionJudgements.sealed("t"),
            "fee_judgement", FeeJudgements.sealed("t"));

    private static final Map<String, String> OF_ENGINE = Map.of(
            "act_hi_procinst", "id_",
            "act_hi_taskinst", "proc_inst_id_",
            "act_hi_varinst", "proc_inst_id_",
            "act_ru_variable", "proc_inst_id_",
            "act_hi_comment", "proc_inst_id_",
            "act_hi_incident", "proc_inst_id_");

    /** Columns that only machines read: bytes, and what searches are made faster by. */
    private static final String NOT_READ = """
            select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a where a.attrelid = to_regclass(:table)
                and a.attnum > 0 and (format_type(a.atttypid, null) in ('bytea', 'tsvector') or a.attname = 'grams')
            """;

    /** Nothing is named by no words. */
    private static final String NAMES = "(:named and t::text ~* :pattern)";

    /** Whether the table's rows say to which person on the customer's side they belong. */
    private static final String REFERS = """
            select exists (select 1 from pg_attribute a where a.attrelid = to_regclass(:table) and not a.attisdropped
                and a.attname = 'contact_person' and format_type(a.atttypid, null) = 'bigint')
            """;

    private final JdbcClient database;
    private final Holdings holdings;
    private final ObjectMapper json;
    private final Clock clock;

    HeldRows(JdbcClient database, Holdings holdings, ObjectMapper json, Clock clock) {
        this.database = database;
        this.holdings = holdings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One person on a customer's side.
     *
     * @param person the id
     * @param words which name the person; may be empty
     */
    record One(long person, PersonWords words) {}

    /**
     * The rows by table, but for sealed views and what was judged in them: nobody takes those out.
     *
     * @param one whose rows alone are wanted: what refers to the person or names it; null for all
     */
    Map<String, List<JsonNode>> of(List<String> numbers, @Nullable One one) {
        var rows = new LinkedHashMap<String, List<JsonNode>>();
        for (var holding : holdings.all()) {
            var found = read(
                    "select %s from %s t where %s and not %s and %s order by 1"
                            .formatted(
                                    columns(holding.table()),
                                    holding.table(),
                                    holding.condition(),
                                    SEALED.getOrDefault(holding.table(), "false"),
                                    one == null ? "true" : isOf(holding.table())),
                    numbers,
                    one);
            if (!found.isEmpty()) {
                rows.put(holding.table(), found);
            }
        }
        OF_ENGINE.forEach((table, column) -> {
            var found = read(
                    "select to_jsonb(t) from %s t where t.%s in (select i.id_ from act_hi_procinst i where i.business_key_ = any(:numbers)) and %s order by 1"
                            .formatted(table, column, one == null ? "true" : NAMES),
                    numbers,
                    one);
            if (!found.isEmpty()) {
                rows.put(table, found);
            }
        });
        return rows;
    }

    /** Of the audit trail only when something happened, and of which kind: who did it from where is ours. */
    private static String columns(String table) {
        if (table.equals(TrailTraces.TABLE)) {
            return "jsonb_build_object('day', (t.at at time zone :zone)::date, 'kind', t.kind)";
        }
        return "to_jsonb(t) - (" + NOT_READ.replace(":table", "'" + table + "'") + ")::text[]";
    }

    private String isOf(String table) {
        if (table.equals("contact_person")) {
            return "t.id = :person";
        }
        return database.sql(REFERS).param("table", table).query(Boolean.class).single()
                ? "(t.contact_person = :person or t.contact_person is null and " + NAMES + ")"
                : NAMES;
    }

    private List<JsonNode> read(String sql, List<String> numbers, @Nullable One one) {
        return database
                .sql(sql)
                .param("numbers", numbers.toArray(String[]::new))
                .param("person", one == null ? 0L : one.person())
                .param("named", one != null && !one.words().isEmpty())
                .param("pattern", one == null ? "" : one.words().pattern())
                .param("zone", clock.getZone().getId())
                .query((row, index) -> row.getString(1))
                .list()
                .stream()
                .map(this::tree)
                .toList();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
