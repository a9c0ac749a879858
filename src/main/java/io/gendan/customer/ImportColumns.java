package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table is read into which field.
 *
 * @param byKey the columns that are read, by the keys of their fields
 * @param left the names of the others
 */
record ImportColumns(Map<String, Column> byKey, List<String> left, boolean chosen) {

    static final String NUMBER = "number";
    static final String STAGE = "stage";
    private static final List<String> NUMBER_NAMES = List.of(NUMBER, "customer number", "客户编号", "编号");
    private static final List<String> STAGE_NAMES = List.of(STAGE, "阶段", "跟单阶段");

    /** The fields that a table can tell, by key with the names that its header may use. */
    static Map<String, List<String>> names(@Nullable MoreFields more) {
        var names = new LinkedHashMap<String, List<String>>();
        names.put(NUMBER, NUMBER_NAMES);
        for (var field : CustomerField.values()) {
            names.put(field.key(), field.names());
        }
        names.put(STAGE, STAGE_NAMES);
        if (more != null) {
            more.all().forEach(field -> names.putIfAbsent(field.key(), field.names()));
        }
        return names;
    }

    /**
     * Finds the columns by what somebody chose, else by their names.
     *
     * @throws Refusal 400 {@code import.sensitive}, {@code import.fieldTwice} or {@code import.fieldUnknown}
     */
    static ImportColumns of(TableHeader header, Map<String, String> chosen, @Nullable MoreFields more) {
        var byKey = chosen.isEmpty() ? guessed(header, more) : chosen(header, chosen, more);
        refuseSensitive(byKey, more);
        return new ImportColumns(byKey, header.columnsBeside(byKey.values()), !chosen.isEmpty());
    }

    private static Map<String, Column> guessed(TableHeader header, @Nullable MoreFields more) {
        var byKey = new LinkedHashMap<String, Column>();
        names(more).forEach((key, names) -> header.column(names.toArray(String[]::new))
                .filter(column -> !byKey.containsValue(column))
                .ifPresent(column -> byKey.put(key, column)));
        return byKey;
    }

    private static Map<String, Column> chosen(
            TableHeader header, Map<String, String> chosen, @Nullable MoreFields more) {
        var byKey = new LinkedHashMap<String, Column>();
        var known = names(more).keySet();
        for (var column : header.columns()) {
            var key = chosen.getOrDefault(column.name(), "");
            if (!key.isEmpty() && !known.contains(key)) {
                throw Refusal.badRequest("import.fieldUnknown", key, column.name());
            }
            if (!key.isEmpty() && byKey.put(key, column) != null) {
                throw Refusal.badRequest("import.fieldTwice", column.name(), key);
            }
        }
        return byKey;
    }

    private static void refuseSensitive(Map<String, Column> byKey, @Nullable MoreFields more) {
        for (var field : more == null ? List.<MoreFields.Field>of() : more.all()) {
            var column = byKey.get(field.key());
            if (field.sensitive() && column != null) {
                throw Refusal.badRequest("import.sensitive", column.name());
            }
        }
    }

    void requireName(TableHeader header) {
        if (byKey.containsKey(CustomerField.NAME.key())) {
            return;
        }
        if (chosen) {
            throw Refusal.badRequest("import.nameNotChosen");
        }
        header.require(CustomerField.NAME.names().toArray(String[]::new));
    }

    String text(TableFile.Row row, String key) {
        return TableText.plain(row.get(byKey.get(key)));
    }

    Map<CustomerField, String> core(TableFile.Row row) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var field : CustomerField.values()) {
            if (byKey.containsKey(field.key())) {
                typed.put(field, text(row, field.key()));
            }
        }
        return typed;
    }

    /** What is told beyond the columns of customers. */
    Map<String, String> more(TableFile.Row row) {
        var typed = new LinkedHashMap<String, String>();
        for (var key : byKey.keySet()) {
            if (!key.equals(NUMBER) && !key.equals(STAGE) && !isCore(key)) {
                typed.put(key, text(row, key));
            }
        }
        return typed;
    }

    private static boolean isCore(String key) {
        return field(key).isPresent();
    }

    private static Optional<CustomerField> field(String key) {
        return new ArrayList<>(List.of(CustomerField.values()))
                .stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The name of the column that is read into this field; null when none is. */
    @Nullable
    String name(String key) {
        var column = byKey.get(key);
        return column == null ? null : column.name();
    }
}
