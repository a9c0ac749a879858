package io.gendan.pipeline.privacy;

import io.gendan.pipeline.privacy.Columns.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the words that name a person stand in texts, whosever they are. Every table is looked through; an erasure is rare
 * and may take its time.
 */
@Component
class Mentions {

    /**
     * A text that names the person.
     *
     * @param customer whose row it is; null where it is nobody's
     * @param rows how many
     */
    record Mention(String table, @Nullable String customer, long rows) {}

    /** Whose rows. */
    enum Scope {
        /** Those of these customers alone. */
        OWN,
        /** These customers' and nobody's: what imports, exports and the like have left. */
        OWN_AND_NOBODYS,
        /** Other customers' texts, too. */
        EVERYBODYS
    }

    /** Who others are: found and told, but changed by hand only. Our own people, and what isn't text of ours. */
    private static final Set<String> UNTOUCHED = Set.of(
            "customer",
            "contact_person",
            "contact_point",
            "duplicate_key",
            "search_entry",
            "person",
            "team",
            "department",
            "stage",
            "installation",
            "flyway_schema_history",
            "message_template_version",
            "case_story");

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_schema() and c.relkind in ('r', 'p') and c.relname not like 'act\\_%'
                and c.relname not in ('flyway_schema_history', 'audit_entry') order by 1
            """;

    private final JdbcClient database;
    private final Columns columns;
    private final Holdings holdings;

    Mentions(JdbcClient database, Columns columns, Holdings holdings) {
        this.database = database;
        this.columns = columns;
        this.holdings = holdings;
    }

    /** Where the words stand outside these customers' own rows, for somebody to look at. */
    List<Mention> elsewhere(PersonWords words, List<String> numbers) {
        var found = new ArrayList<Mention>();
        if (words.isEmpty()) {
            return found;
        }
        var own = own();
        for (var table : tables()) {
            var texts = columns.texts(table);
            if (!texts.isEmpty() && !table.equals("person")) {
                found.addAll(found(table, texts, own.get(table), words, numbers));
            }
        }
        return found;
    }

    /** Takes the words out and returns in how many rows of which table. */
    Map<String, Long> erase(PersonWords words, List<String> numbers, Scope scope) {
        var counts = new LinkedHashMap<String, Long>();
        if (words.isEmpty()) {
            return counts;
        }
        var own = own();
        for (var table : tables()) {
            var holding = own.get(table);
            var texts = columns.naming(table);
            if (!texts.isEmpty() && (holding != null || scope != Scope.OWN)) {
                long rows = erase(table, texts, rows(table, holding, scope), words, numbers);
                if (rows > 0) {
                    counts.put(table, rows);
                }
            }
        }
        return counts;
    }

    private static String rows(String table, @Nullable Holding holding, Scope scope) {
        if (holding == null) {
            return scope == Scope.EVERYBODYS || !UNTOUCHED.contains(table) ? "true" : "false";
        }
        return scope == Scope.EVERYBODYS && !UNTOUCHED.contains(table) ? "true" : holding.condition();
    }

    private long erase(String table, List<Column> texts, String rows, PersonWords words, List<String> numbers) {
        var set = texts.stream()
                .map(column -> column.name() + " = " + without(column))
                .collect(Collectors.joining(", "));
        var where = rows + " and (" + fits(texts) + ")";
        // Some tables refuse every change, even one of no row.
        return isThere(table, where, words, numbers)
                ? with(database.sql("update %s t set %s where %s".formatted(table, set, where)), words, numbers)
                        .update()
                : 0;
    }

    private boolean isThere(String table, String where, PersonWords words, List<String> numbers) {
        return with(database.sql("select exists (select 1 from %s t where %s)".formatted(table, where)), words, numbers)
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, PersonWords words, List<String> numbers) {
        return statement.param("pattern", words.pattern()).param("numbers", numbers.toArray(String[]::new));
    }

    private List<Mention> found(
            String table, List<Column> texts, @Nullable Holding holding, PersonWords words, List<String> numbers) {
        var number = holding == null ? "null::text" : number(table);
        var others = holding == null ? "true" : "not " + holding.condition();
        return database.sql("select %s, count(*) from %s t where %s and (%s) group by 1 order by 1"
                        .formatted(number, table, others, fits(texts)))
                .param("pattern", words.pattern())
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> new Mention(table, row.getString(1), row.getLong(2)))
                .list();
    }

    private String number(String table) {
        var names = columns.texts(table).stream().map(Column::name).toList();
        return names.contains("customer_number")
                ? "t.customer_number"
                : names.contains("number") ? "t.number" : "null::text";
    }

    private static String fits(List<Column> texts) {
        return texts.stream()
                .map(column -> "t." + column.name() + (column.type().equals("text") ? "" : "::text") + " ~* :pattern")
                .collect(Collectors.joining(" or "));
    }

    private static String without(Column column) {
        if (column.isJson()) {
            return "without_words(t." + column.name() + "::jsonb, :pattern)::" + column.type();
        }
        if (column.isList()) {
            return "case when t.%1$s is not null then array(select regexp_replace(x, :pattern, '%2$s', 'gi') from unnest(t.%1$s) x) end"
                    .formatted(column.name(), PersonWords.ERASED);
        }
        return "regexp_replace(t.%s, :pattern, '%s', 'gi')".formatted(column.name(), PersonWords.ERASED);
    }

    private Map<String, Holding> own() {
        return holdings.all().stream().collect(Collectors.toMap(Holding::table, holding -> holding));
    }

    private List<String> tables() {
        return database.sql(TABLES).query(String.class).list();
    }
}
