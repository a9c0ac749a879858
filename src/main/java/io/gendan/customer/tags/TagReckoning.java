package io.gendan.customer.tags;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds which tags customers must bear by the rules, and gives and takes what differs (D-05). */
@Component
class TagReckoning {

    private record Change(String number, String tag, boolean added, String rule) {}

    private record Borne(String number, String[] tags) {}

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final ObjectProvider<TagFacts> facts;
    private final TagRules rules;
    private final Clock clock;

    TagReckoning(
            JdbcClient database, JdbcTemplate batches, ObjectProvider<TagFacts> facts, TagRules rules, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.facts = facts;
        this.rules = rules;
        this.clock = clock;
    }

    /** Does it for these customers and returns those whose tags are others now. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> reckon(List<String> numbers, String version) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var borne = borne(numbers);
        var known = facts(borne.keySet());
        var changes = new ArrayList<Change>();
        var tags = new HashMap<String, Set<String>>();
        borne.forEach((number, before) -> {
            var now = rules.of(version, known.getOrDefault(number, Map.of()));
            now.forEach((tag, why) -> {
                if (!before.contains(tag)) {
                    changes.add(new Change(number, tag, true, why));
                }
            });
            before.stream()
                    .filter(tag -> !now.containsKey(tag))
                    .forEach(tag -> changes.add(new Change(number, tag, false, TagRules.DECISION)));
            if (!before.equals(now.keySet())) {
                tags.put(number, now.keySet());
            }
        });
        write(tags, changes);
        remember(borne.keySet(), version);
        return tags.keySet().stream().sorted().toList();
    }

    private Map<String, Set<String>> borne(List<String> numbers) {
        var borne = new HashMap<String, Set<String>>();
        database.sql(
                        "select number, dynamic_tags from customer where number = any(?) order by number for no key update")
                .param(numbers.toArray(String[]::new))
                .query((row, index) ->
                        new Borne(row.getString(1), (String[]) row.getArray(2).getArray()))
                .list()
                .forEach(each -> borne.put(each.number(), new HashSet<>(List.of(each.tags()))));
        return borne;
    }

    private Map<String, Map<String, @Nullable Object>> facts(Set<String> numbers) {
        var unknown = new HashMap<String, @Nullable Object>();
        facts.forEach(source -> source.examples().keySet().forEach(name -> unknown.put(name, null)));
        var all = new HashMap<String, Map<String, @Nullable Object>>();
        numbers.forEach(number -> all.put(number, new HashMap<>(unknown)));
        facts.forEach(source -> source.of(numbers).forEach((number, some) -> {
            var of = all.get(number);
            if (of != null) {
                of.putAll(some);
            }
        }));
        return all;
    }

    private void write(Map<String, Set<String>> tags, List<Change> changes) {
        var at = Timestamp.from(clock.instant());
        batches.batchUpdate(
                "update customer set dynamic_tags = ? where number = ?", tags.entrySet(), 500, (row, entry) -> {
                    row.setArray(
                            1,
                            row.getConnection()
                                    .createArrayOf("text", entry.getValue().toArray()));
                    row.setString(2, entry.getKey());
                });
        batches.batchUpdate(
                "insert into tag_change (customer_number, tag, added, rule, at) values (?, ?, ?, ?, ?)",
                changes,
                500,
                (row, change) -> {
                    row.setString(1, change.number());
                    row.setString(2, change.tag());
                    row.setBoolean(3, change.added());
                    row.setString(4, change.rule());
                    row.setTimestamp(5, at);
                });
        database.sql("insert into search_stale (number) select unnest(?::text[])")
                .param(tags.keySet().toArray(String[]::new))
                .update();
    }

    private void remember(Set<String> numbers, String version) {
        database.sql("""
                        insert into tag_reckoning (number, version, at)
                        select n, :version, :at from unnest(:numbers::text[]) n
                        on conflict (number) do update set version = excluded.version, at = excluded.at
                        """)
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }
}
