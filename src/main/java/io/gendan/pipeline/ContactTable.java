package io.gendan.pipeline;

import io.gendan.engine.TableFile;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of contacts, read row by row into the fields as a program would send them. */
final class ContactTable {

    private static final List<ContactColumn> REQUIRED = List.of(
            ContactColumn.CUSTOMER,
            ContactColumn.AT,
            ContactColumn.DIRECTION,
            ContactColumn.CONTACT_PERSON,
            ContactColumn.SUMMARY);

    /** As people and spreadsheets write it: 2026-3-9 8:05, 2026/03/09 08:05:30. */
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("y-M-d H:m[:s]");

    private final TableFile file;
    private final Map<ContactColumn, TableFile.Column> columns = new EnumMap<>(ContactColumn.class);

    /** Raises a refusal {@code table.columnMissing} where a column lacks that no contact can do without. */
    ContactTable(TableFile file) {
        this.file = file;
        REQUIRED.forEach(column -> file.require(column.names()));
        for (var column : ContactColumn.values()) {
            file.column(column.names()).ifPresent(found -> columns.put(column, found));
        }
    }

    List<TableFile.Row> rows() {
        return file.rows();
    }

    /** The customer's number or name as it stands in a row. */
    String customer(TableFile.Row row) {
        return row.get(columns.get(ContactColumn.CUSTOMER));
    }

    /** The fields of a row; what was left empty is not there. */
    Map<String, @Nullable Object> fields(TableFile.Row row) {
        var fields = new HashMap<String, @Nullable Object>();
        columns.forEach((column, place) -> {
            var text = row.get(place);
            if (!text.isEmpty()) {
                fields.put(column.key(), value(column, text));
            }
        });
        return fields;
    }

    /** The name that a field's column bears in the file; the field's own where there is none. */
    String nameOf(String field) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().key().equals(field))
                .map(column -> column.getValue().name())
                .findFirst()
                .orElse(field);
    }

    private static Object value(ContactColumn column, String text) {
        return switch (column) {
            case AT -> time(text);
            case KIND, CHANNEL, DIRECTION -> column.option(text);
            case ACKNOWLEDGED -> yesOrNo(column.option(text));
            default -> text;
        };
    }

    private static Object yesOrNo(String text) {
        return switch (text) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> text;
        };
    }

    /** What can't be read stays as it was typed, for the refusal to name it. */
    private static String time(String text) {
        try {
            return LocalDateTime.parse(text.replace('/', '-').replace('T', ' '), TYPED)
                    .toString();
        } catch (DateTimeException otherwise) {
            return text;
        }
    }
}
