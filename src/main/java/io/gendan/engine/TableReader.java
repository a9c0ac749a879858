package io.gendan.engine;

import io.gendan.engine.TableFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded table read row by row, however long it is (D-06): CSV in UTF-8, UTF-16 or GB18030, or the first sheet of an
 * Excel workbook. What is wrong with the file as a whole is a refusal {@code table.…}; what is wrong with one row stands
 * in that row.
 */
public final class TableReader implements AutoCloseable {

    /** The most rows that are read. */
    public static final int MOST_ROWS = 1_000_000;

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 100 * 1024 * 1024;

    private final TableLines lines;
    private final TableHeader header;
    private final long bytes;
    private final BitSet named = new BitSet();
    private @Nullable Row coming;
    private int rows;

    private TableReader(TableLines lines, long bytes) {
        this.lines = lines;
        this.bytes = bytes;
        var first = filled();
        if (first == null) {
            throw Refusal.badRequest("table.empty");
        }
        if (first.fault() != null) {
            throw Refusal.badRequest(
                    first.fault().code(), first.fault().arguments().toArray());
        }
        header = TableHeader.of(first);
        header.columns().forEach(column -> named.set(column.index()));
        coming = filled();
        if (coming == null) {
            throw Refusal.badRequest("table.noRows", header.joined());
        }
    }

    /** Opens a file; it stays where it is until the reader is closed. */
    public static TableReader open(Path file) {
        try {
            long bytes = Files.size(file);
            refuseMore(bytes, MOST_BYTES);
            var lines = TableFileXlsx.recognises(file) ? TableFileXlsx.open(file) : TableFileCsv.open(file);
            try {
                return new TableReader(lines, bytes);
            } catch (RuntimeException unsound) {
                lines.close();
                throw unsound;
            }
        } catch (IOException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    /** The names of the columns. */
    public TableHeader header() {
        return header;
    }

    /** What the file turned out to be: {@code XLSX}, {@code UTF-8}, {@code UTF-16} or {@code GB18030}. */
    public String format() {
        return lines.format();
    }

    /** The next row that holds anything; null after the last. */
    public @Nullable Row next() {
        var row = coming;
        if (row == null) {
            return null;
        }
        rows++;
        if (rows > MOST_ROWS) {
            throw Refusal.badRequest("table.tooManyRows", TableFile.text(MOST_ROWS));
        }
        coming = filled();
        return row.fault() == null ? row.but(fault(row)) : row;
    }

    /**
     * All rows that are left at once, the faulty ones too; they stand in memory, so a file may be no longer than a
     * {@link TableFile} is.
     *
     * @throws Refusal 400 {@code table.tooLarge} or {@code table.tooManyRows}
     */
    public TableFile all() {
        refuseMore(bytes, TableFile.MOST_BYTES);
        var rows = new ArrayList<Row>();
        for (var row = next(); row != null; row = next()) {
            if (rows.size() == TableFile.MOST_ROWS) {
                throw Refusal.badRequest("table.tooManyRows", TableFile.text(TableFile.MOST_ROWS));
            }
            rows.add(row);
        }
        return new TableFile(header, List.copyOf(rows));
    }

    @Override
    public void close() {
        lines.close();
    }

    private static void refuseMore(long bytes, int most) {
        if (bytes > most) {
            throw Refusal.badRequest("table.tooLarge", TableFile.text(most / 1024 / 1024));
        }
    }

    private @Nullable Row filled() {
        var row = lines.next();
        while (row != null && row.isBlank()) {
            row = lines.next();
        }
        return row;
    }

    /** A row whose cells don't stand under a name would be read into the wrong fields. */
    private Refusal.@Nullable Item fault(Row row) {
        for (int index = 0; index < row.cells().size(); index++) {
            int length = row.cells().get(index).length();
            if (length > 0 && !named.get(index)) {
                return Refusal.Item.of(
                        "", "table.beyondHeader", TableFile.text(row.number()), TableFile.text(index + 1L));
            }
            if (length > TableFile.LONGEST_CELL) {
                return Refusal.Item.of(
                        "", "table.cellTooLong", TableFile.text(row.number()), TableFile.text(index + 1L));
            }
        }
        return null;
    }
}
