package io.gendan.pipeline.privacy;

import io.gendan.pipeline.privacy.Columns.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Empties the rows that are a customer's own. They stay where they count for something (a contact took place, a contract
 * was signed), without what was said; what would count for nothing goes.
 */
@Component
class OwnRows {

    /** Rows that go, those before that refer to others. */
    private static final List<String> GONE = List.of(
            "contact_point",
            "call_time",
            "consent",
            "former_name",
            "contact_person",
            "confidential_value",
            "customer_type",
            "customer_file_content",
            "customer_file",
            "customer_request",
            "recorded_request",
            "import_parent",
            "customer_merge_change",
            "duplicate_key",
            "duplicate_check",
            "duplicate_pair",
            "lateness_look",
            "pool_warning",
            "search_entry",
            "search_stale",
            "tag_reckoning",
            "tag_stale");

    /** The tombstones themselves, and the trail: what names the person goes from them otherwise. */
    private static final Set<String> STAY = Set.of("erasure", TrailTraces.TABLE);

    /** What entries of the record keep: which way it went. Options and logins, as the forms' contract lets them in. */
    static final List<String> WAYS = List.of(
            "answer",
            "answerAwaited",
            "askedUsToCome",
            "attitude",
            "channel",
            "contactKind",
            "decision",
            "direction",
            "ending",
            "from",
            "handOverTo",
            "lossReason",
            "meetingOutcome",
            "meetingStage",
            "mergedNumber",
            "noPriceQuoted",
            "outcome",
            "outreachOutcome",
            "owner",
            "ownerBefore",
            "stageDecision",
            "to",
            "verdict",
            "violation");

    private final JdbcClient database;
    private final Holdings holdings;
    private final Columns columns;

    OwnRows(JdbcClient database, Holdings holdings, Columns columns) {
        this.database = database;
        this.holdings = holdings;
        this.columns = columns;
    }

    /** Empties all of it and returns how many rows of which table. */
    Map<String, Long> erase(List<String> numbers) {
        var all = holdings.all().stream()
                .collect(Collectors.toMap(Holding::table, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var counts = new LinkedHashMap<String, Long>();
        unsend(numbers);
        all.values().stream()
                .filter(holding -> !GONE.contains(holding.table()) && !STAY.contains(holding.table()))
                .forEach(holding -> count(counts, holding, empty(holding, numbers)));
        for (var table : GONE) {
            var holding = all.get(table);
            if (holding != null) {
                count(counts, holding, remove(holding, numbers));
            }
        }
        return counts;
    }

    private static void count(Map<String, Long> counts, Holding holding, long rows) {
        if (rows > 0) {
            counts.put(holding.table(), rows);
        }
    }

    /** Nothing goes out any more, and no file is named as a contract. */
    private void unsend(List<String> numbers) {
        update("""
                update outbox_message set given_up_at = put_at
                where customer_number = any(:numbers) and sent_at is null and given_up_at is null
                """, numbers);
        update("""
                update outbox_message set calendar = null, calendar_method = null where customer_number = any(:numbers)
                """, numbers);
        update("update signing set contract_file = null where customer_number = any(:numbers)", numbers);
    }

    private long empty(Holding holding, List<String> numbers) {
        var telling = columns.telling(holding.table());
        if (telling.isEmpty()) {
            return 0;
        }
        var emptied = telling.stream()
                .map(column -> column.name() + " = " + emptied(holding.table(), column))
                .collect(Collectors.joining(", "));
        return update("update %s t set %s where %s".formatted(holding.table(), emptied, holding.condition()), numbers);
    }

    private static String emptied(String table, Column column) {
        if (table.equals("record_entry") && column.isJson()) {
            return "without_sayings(t.content, array['" + String.join("', '", WAYS) + "'])";
        }
        var empty = column.isJson() ? "'{}'" : column.isList() ? "'{}'" : "'" + PersonWords.ERASED + "'";
        return "case when t." + column.name() + " is not null then " + empty + "::" + column.type() + " end";
    }

    private long remove(Holding holding, List<String> numbers) {
        return update("delete from %s t where %s".formatted(holding.table(), holding.condition()), numbers);
    }

    private long update(String sql, List<String> numbers) {
        return database.sql(sql)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }
}
