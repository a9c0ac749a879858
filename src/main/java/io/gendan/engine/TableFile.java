package io.gendan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody uploads, as CSV or Excel workbook (D-06): the names of its columns and its rows of text. A cell
 * is only ever text; what it means is the reader's business. Every fault of the file itself is a refusal {@code table.…}
 * that names the place and the remedy.
 *
 * @param columns the columns that bear a name, in the order of the file
 * @param rows all rows below the header that hold anything
 */
public record TableFile(List<Column> columns, List<Row> rows) {

    /** The most rows that one file may hold. */
    public static final int MOST_ROWS = 100_000;

    static final int MOST_BYTES = 20 * 1024 * 1024;
    static final int MOST_COLUMNS = 200;
    static final int LONGEST_CELL = 10_000;
    private static final int MOST_FAULTS_TOLD = 20;

    /** One column; its name as it stands in the file, trimmed. */
    public record Column(int index, String name) {}

    /**
     * One row.
     *
     * @param number counted as a spreadsheet shows it: the first line of the file is 1
     */
    public record Row(int number, List<String> cells) {

        /** The trimmed text of a cell; empty when the row or the file has none. */
        public String get(@Nullable Column column) {
            return column == null || column.index() >= cells.size() ? "" : cells.get(column.index());
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** Reads an uploaded file. Raises a refusal {@code table.…} for whatever keeps it from being read whole. */
    public static TableFile read(InputStream upload) {
        try {
            return read(upload.readNBytes(MOST_BYTES + 1));
        } catch (IOException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    /** Reads the content of an uploaded file, see {@link #read(InputStream)}. */
    public static TableFile read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw Refusal.badRequest("table.tooLarge", String.valueOf(MOST_BYTES / 1024 / 1024));
        }
        return of(TableFileXlsx.recognises(content) ? TableFileXlsx.read(content) : TableFileCsv.read(content));
    }

    /** The first column that bears one of these names; case, spaces, underscores and hyphens don't matter. */
    public Optional<Column> column(String... names) {
        for (var name : names) {
            var found = columns.stream()
                    .filter(column -> plain(column.name()).equals(plain(name)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** As {@link #column}, but a missing column is refused ({@code table.columnMissing}), naming what there is. */
    public Column require(String... names) {
        return column(names)
                .orElseThrow(() ->
                        Refusal.badRequest("table.columnMissing", names[0], String.join(", ", names), joined(columns)));
    }

    /** The names of the columns that the reader had no use for. */
    public List<String> columnsBeside(Collection<Column> used) {
        return columns.stream()
                .filter(column -> !used.contains(column))
                .map(Column::name)
                .toList();
    }

    private static TableFile of(List<Row> lines) {
        var filled = lines.stream().filter(row -> !row.isBlank()).toList();
        if (filled.isEmpty()) {
            throw Refusal.badRequest("table.empty");
        }
        var header = filled.get(0);
        var columns = columnsOf(header);
        var rows = filled.subList(1, filled.size());
        if (rows.isEmpty()) {
            throw Refusal.badRequest("table.noRows", joined(columns));
        }
        refuseFaults(header, rows);
        return new TableFile(columns, rows.stream().toList());
    }

    private static List<Column> columnsOf(Row header) {
        var columns = new ArrayList<Column>();
        var names = new HashSet<String>();
        for (int index = 0; index < header.cells().size(); index++) {
            var name = header.cells().get(index);
            if (!name.isEmpty()) {
                if (!names.add(plain(name))) {
                    throw Refusal.badRequest("table.columnTwice", name);
                }
                columns.add(new Column(index, name));
            }
        }
        return columns;
    }

    /** Rows whose cells don't stand under a name would be read into the wrong fields. */
    private static void refuseFaults(Row header, List<Row> rows) {
        var faults = new ArrayList<Refusal.Item>();
        for (var row : rows) {
            fault(header, row).filter(fault -> faults.size() < MOST_FAULTS_TOLD).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("table.rowsBroken").with(faults);
        }
    }

    private static Optional<Refusal.Item> fault(Row header, Row row) {
        for (int index = 0; index < row.cells().size(); index++) {
            var length = row.cells().get(index).length();
            if (length > 0 && header.get(new Column(index, "")).isEmpty()) {
                return Optional.of(Refusal.Item.of("", "table.beyondHeader", text(row.number()), text(index + 1)));
            }
            if (length > LONGEST_CELL) {
                return Optional.of(Refusal.Item.of("", "table.cellTooLong", text(row.number()), text(index + 1)));
            }
        }
        return Optional.empty();
    }

    private static String joined(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    /** A number as digits: a message would print 1,234 for the row 1234. */
    static String text(long number) {
        return String.valueOf(number);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]", "");
    }
}
