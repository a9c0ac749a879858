package io.gendan.pipeline.privacy;

import io.gendan.pipeline.privacy.Columns.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the words that name a person stand in texts, whosever they are. Every table is looked through; an erasure is rare
 * and may take its time. Taken out they are of customers' texts, of what imports and exports have left, and of our cases,
 * which tell all the world of customers: nobody who works here, no template, holiday or leave is changed, whoever bears the
 * same name.
 */
@Component
class Mentions {

    /**
     * Texts that name the person.
     *
     * @param customer whose rows; null where they are for all to read
     * @param rows how many
     */
    record Mention(String table, @Nullable String customer, long rows) {}

    /** Who customers and their persons are is never changed by word; that of the erased one goes otherwise. */
    private static final Set<String> OWN_UNTOUCHED =
            Set.of("customer", "contact_person", "contact_point", "former_name");

    /** Nor is what is made from it. */
    private static final Set<String> OTHERS_UNTOUCHED = Set.of(
            "customer", "contact_person", "contact_point", "former_name", "duplicate_key", "search_entry", "erasure");

    /** What belongs to no customer and may be changed. */
    private static final Set<String> OF_NOBODY = Set.of("import_job", "import_remark", "import_fault");

    /** What belongs to no customer and may be read by all, to be looked at. */
    private static final Set<String> FOR_ALL = Set.of("case_story", "message_template", "message_template_version");

    /** Of the tables with sealed rows, what is sealed at no time. */
    private static final Map<String, String> NEVER_SEALED = Map.of(
            "record_entry",
            "t.kind not in ('SALESPERSON_VIEW', 'MANAGER_VIEW')",
            "decision_judgement",
            "false",
            "fee_judgement",
            "false");

    /** The record's ways, as they were: a person may be called like one of them. */
    private static final String WAYS =
            " || without_sayings(t.content, array['" + String.join("', '", OwnRows.WAYS) + "'])";

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

    /**
     * Where the words stand in texts of these customers and of those that all may read, for somebody to look at. Rows that
     * may be sealed are left out.
     */
    List<Mention> among(PersonWords words, List<String> numbers) {
        var found = new ArrayList<Mention>();
        if (words.isEmpty()) {
            return found;
        }
        var holdings = byTable();
        for (var table : tables()) {
            var texts = columns.texts(table);
            var holding = holdings.get(table);
            if (!texts.isEmpty() && (holding != null || FOR_ALL.contains(table))) {
                found.addAll(found(table, texts, holding, words, numbers));
            }
        }
        return found;
    }

    /** How many more rows name the person: those of nobody, and of all customers but these. */
    long besides(PersonWords words, List<String> numbers) {
        long rows = 0;
        if (words.isEmpty()) {
            return rows;
        }
        var holdings = byTable();
        for (var table : tables()) {
            var texts = columns.texts(table);
            var holding = holdings.get(table);
            if (!texts.isEmpty() && (holding != null || OF_NOBODY.contains(table))) {
                var others = holding == null ? "true" : holding.condition() + " is not true";
                rows += with(
                                database.sql("select count(*) from %s t where %s and %s and (%s)"
                                        .formatted(table, others, unsealed(table), fits(texts))),
                                words,
                                numbers)
                        .query(Long.class)
                        .single();
            }
        }
        return rows;
    }

    /** Takes the words out of these customers' own texts and returns in how many rows of which table. */
    Map<String, Long> eraseOwn(PersonWords words, List<String> numbers) {
        return erase(words, numbers, OWN_UNTOUCHED);
    }

    /** The same for customers whose texts name the person without being about it. */
    Map<String, Long> eraseOfOthers(PersonWords words, List<String> numbers) {
        return erase(words, numbers, OTHERS_UNTOUCHED);
    }

    /** The same for what imports have left, and for cases. */
    Map<String, Long> eraseOfNobody(PersonWords words) {
        var counts = new LinkedHashMap<String, Long>();
        if (!words.isEmpty()) {
            Stream.concat(OF_NOBODY.stream(), Stream.of("case_story"))
                    .sorted()
                    .forEach(table -> erase(table, "true", words, List.of(), counts));
        }
        return counts;
    }

    private Map<String, Long> erase(PersonWords words, List<String> numbers, Set<String> untouched) {
        var counts = new LinkedHashMap<String, Long>();
        if (!words.isEmpty() && !numbers.isEmpty()) {
            var holdings = byTable();
            tables().stream()
                    .filter(table -> holdings.containsKey(table) && !untouched.contains(table))
                    .forEach(table -> erase(
                            table, Objects.requireNonNull(holdings.get(table)).condition(), words, numbers, counts));
        }
        return counts;
    }

    private void erase(String table, String rows, PersonWords words, List<String> numbers, Map<String, Long> counts) {
        var texts = columns.naming(table);
        if (texts.isEmpty()) {
            return;
        }
        var set = texts.stream()
                .map(column -> column.name() + " = " + without(table, column))
                .collect(Collectors.joining(", "));
        var where = rows + " and (" + fits(texts) + ")";
        // Some tables refuse every change, even one of no row.
        if (isThere(table, where, words, numbers)) {
            var sql = "update %s t set %s where %s".formatted(table, set, where);
            counts.put(table, (long) with(database.sql(sql), words, numbers).update());
        }
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
        var theirs = holding == null ? "true" : holding.condition();
        return with(
                        database.sql("select %s, count(*) from %s t where %s and %s and (%s) group by 1 order by 1"
                                .formatted(number, table, theirs, unsealed(table), fits(texts))),
                        words,
                        numbers)
                .query((row, index) -> new Mention(table, row.getString(1), row.getLong(2)))
                .list();
    }

    private static String unsealed(String table) {
        return NEVER_SEALED.getOrDefault(table, "true");
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

    private static String without(String table, Column column) {
        if (column.isJson()) {
            var ways = table.equals("record_entry") ? WAYS : "";
            return "(without_words(t." + column.name() + "::jsonb, :pattern)" + ways + ")::" + column.type();
        }
        if (column.isList()) {
            return "case when t.%1$s is not null then array(select regexp_replace(x, :pattern, '%2$s', 'gi') from unnest(t.%1$s) x) end"
                    .formatted(column.name(), PersonWords.ERASED);
        }
        return "regexp_replace(t.%s, :pattern, '%s', 'gi')".formatted(column.name(), PersonWords.ERASED);
    }

    private Map<String, Holding> byTable() {
        return holdings.all().stream().collect(Collectors.toMap(Holding::table, holding -> holding));
    }

    private List<String> tables() {
        return database.sql(TABLES).query(String.class).list();
    }
}
