package io.gendan.engine;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody uploads, as CSV or Excel workbook (D-06): the names of its columns and its rows of text, all at
 * once. A cell is only ever text; what it means is the reader's business. Every fault of the file itself is a refusal
 * {@code table.…} that names the place and the remedy. Longer ones are read row by row with {@link TableReader}.
 *
 * @param rows all rows below the header that hold anything
 */
public record TableFile(TableHeader header, List<Row> rows) {

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
     * @param fault why its cells can't be told apart or read; null for a sound row
     */
    public record Row(int number, List<String> cells, Refusal.@Nullable Item fault) {

        Row(int number, List<String> cells) {
            this(number, cells, null);
        }

        /** The trimmed text of a cell; empty when the row or the file has none. */
        public String get(@Nullable Column column) {
            return column == null || column.index() >= cells.size() ? "" : cells.get(column.index());
        }

        boolean isBlank() {
            return fault == null && cells.stream().allMatch(String::isEmpty);
        }

        Row but(Refusal.@Nullable Item wrong) {
            return wrong == null ? this : new Row(number, cells, wrong);
        }
    }

    /** Reads an uploaded file. Raises a refusal {@code table.…} for whatever keeps it from being read whole. */
    public static TableFile read(InputStream upload) {
        try {
            var file = Files.createTempFile("gendan-table", null);
            try {
                Files.copy(new Bounded(upload), file, StandardCopyOption.REPLACE_EXISTING);
                return readWhole(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    /** Reads the content of an uploaded file, see {@link #read(InputStream)}. */
    public static TableFile read(byte[] content) {
        return read(new ByteArrayInputStream(content));
    }

    /** The columns that bear a name, in the order of the file. */
    public List<Column> columns() {
        return header.columns();
    }

    /** See {@link TableHeader#column}. */
    public Optional<Column> column(String... names) {
        return header.column(names);
    }

    /** See {@link TableHeader#require}. */
    public Column require(String... names) {
        return header.require(names);
    }

    /** See {@link TableHeader#columnsBeside}. */
    public List<String> columnsBeside(Collection<Column> used) {
        return header.columnsBeside(used);
    }

    private static TableFile readWhole(Path file) {
        var rows = new ArrayList<Row>();
        var faults = new ArrayList<Refusal.Item>();
        try (var reader = TableReader.open(file)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                if (rows.size() == MOST_ROWS) {
                    throw Refusal.badRequest("table.tooManyRows", text(MOST_ROWS));
                }
                rows.add(row);
                if (row.fault() != null && faults.size() < MOST_FAULTS_TOLD) {
                    faults.add(row.fault());
                }
            }
            refuse(faults);
            return new TableFile(reader.header(), List.copyOf(rows));
        }
    }

    /** A single lost delimiter shifts what follows it: that alone is told. */
    private static void refuse(List<Refusal.Item> faults) {
        if (!faults.isEmpty()) {
            var first = faults.get(0);
            throw first.code().equals("table.rowTooShort")
                    ? Refusal.badRequest(first.code(), first.arguments().toArray())
                    : Refusal.badRequest("table.rowsBroken").with(faults);
        }
    }

    /** A number as digits: a message would print 1,234 for the row 1234. */
    static String text(long number) {
        return String.valueOf(number);
    }

    /** Ends with a refusal where a file is larger than memory should hold. */
    private static final class Bounded extends FilterInputStream {

        private int read;

        Bounded(InputStream upload) {
            super(upload);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            if (read > MOST_BYTES) {
                throw Refusal.badRequest("table.tooLarge", text(MOST_BYTES / 1024 / 1024));
            }
            return count;
        }
    }
}
