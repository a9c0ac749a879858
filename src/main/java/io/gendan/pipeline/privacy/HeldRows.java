package io.gendan.pipeline.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.pipeline.SessionViews.Sealed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every row that is held on customers, ours and the engine's. */
@Component
class HeldRows {

    /** What is sealed, with what it has left in other tables. */
    private static final Map<String, String> UNSEALED = Map.of(
            "record_entry", "not (t.kind in ('SALESPERSON_VIEW', 'MANAGER_VIEW') and t.id > :since)",
            "decision_judgement", "t.meeting_id is distinct from :meeting",
            "fee_judgement",
                    "t.judged_at < (select coalesce(m.held_at, m.planned_at) from meeting m where m.id = :meeting)");

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

    private final JdbcClient database;
    private final Holdings holdings;
    private final ObjectMapper json;

    HeldRows(JdbcClient database, Holdings holdings, ObjectMapper json) {
        this.database = database;
        this.holdings = holdings;
        this.json = json;
    }

    /**
     * The rows by table.
     *
     * @param words which name one person, whose rows alone are wanted; null for all
     * @param sealed what is left out; null for nothing
     */
    Map<String, List<JsonNode>> of(List<String> numbers, @Nullable PersonWords words, @Nullable Sealed sealed) {
        var rows = new LinkedHashMap<String, List<JsonNode>>();
        for (var holding : holdings.all()) {
            var condition = sealed == null ? "true" : UNSEALED.getOrDefault(holding.table(), "true");
            var found = read(
                    "select to_jsonb(t) - (%s)::text[] from %s t where %s and %s and %s order by 1"
                            .formatted(
                                    NOT_READ.replace(":table", "'" + holding.table() + "'"),
                                    holding.table(),
                                    holding.condition(),
                                    condition,
                                    named(words)),
                    numbers,
                    words,
                    sealed);
            if (!found.isEmpty()) {
                rows.put(holding.table(), sealed == null ? found : withoutShares(holding.table(), found));
            }
        }
        OF_ENGINE.forEach((table, column) -> {
            var found = read(
                    "select to_jsonb(t) from %s t where t.%s in (select i.id_ from act_hi_procinst i where i.business_key_ = any(:numbers)) and %s order by 1"
                            .formatted(table, column, named(words)),
                    numbers,
                    words,
                    null);
            if (!found.isEmpty()) {
                rows.put(table, found);
            }
        });
        return rows;
    }

    private static String named(@Nullable PersonWords words) {
        return words == null ? "true" : "t::text ~* :pattern";
    }

    private List<JsonNode> read(
            String sql, List<String> numbers, @Nullable PersonWords words, @Nullable Sealed sealed) {
        return database
                .sql(sql)
                .param("numbers", numbers.toArray(String[]::new))
                .param("pattern", words == null ? "" : words.pattern())
                .param("meeting", sealed == null ? 0L : sealed.meeting())
                .param("since", sealed == null ? 0L : sealed.since())
                .query((row, index) -> row.getString(1))
                .list()
                .stream()
                .map(this::tree)
                .toList();
    }

    /** Who weighs what is part of the sealed views, and so is a role that one has given somebody. */
    private static List<JsonNode> withoutShares(String table, List<JsonNode> rows) {
        if (!table.equals("contact_person")) {
            return rows;
        }
        var known = new ArrayList<JsonNode>();
        for (var row : rows) {
            known.add(row.<ObjectNode>deepCopy().without(List.of("role", "weight")));
        }
        return known;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
