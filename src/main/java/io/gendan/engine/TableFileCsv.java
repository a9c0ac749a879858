package io.gendan.engine;

import io.gendan.engine.TableFile.Row;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Text with a line per row; comma, semicolon or tab between the cells. */
final class TableFileCsv implements TableLines {

    private static final char[] DELIMITERS = {',', ';', '\t'};
    /** A quotation mark that is never closed would gather the whole rest of the file into one cell. */
    private static final int LONGEST_LINE = TableFile.MOST_COLUMNS * TableFile.LONGEST_CELL;

    private static final int SAMPLE = 64 * 1024;

    private final TableEncoding encoding;
    private final Measured text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int width;
    private long done;

    private TableFileCsv(TableEncoding encoding, Measured text, CSVParser parser) {
        this.encoding = encoding;
        this.text = text;
        this.parser = parser;
        this.records = parser.iterator();
    }

    static TableLines open(Path file) throws IOException {
        var encoding = TableEncoding.of(file);
        char delimiter;
        try (var beginning = encoding.read(file)) {
            delimiter = delimiterOf(beginning);
        }
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        var text = new Measured(encoding.read(file));
        try {
            return new TableFileCsv(encoding, text, CSVParser.parse(text, format));
        } catch (IOException | RuntimeException broken) {
            text.close();
            throw broken;
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var line = records.next();
            done = line.getRecordNumber();
            text.begin();
            return row(line);
        } catch (UncheckedIOException | IllegalStateException brokenQuotes) {
            throw Refusal.badRequest("table.quotes", TableFile.text(done + 1));
        }
    }

    @Override
    public String format() {
        return encoding.label();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException unheard) {
            throw new UncheckedIOException(unheard);
        }
    }

    private Row row(CSVRecord line) {
        if (line.size() > TableFile.MOST_COLUMNS) {
            throw Refusal.badRequest("table.tooManyColumns", TableFile.text(TableFile.MOST_COLUMNS));
        }
        var row = new Row(
                (int) line.getRecordNumber(), line.stream().map(String::strip).toList());
        if (width == 0 && !row.isBlank()) {
            width = line.size();
        }
        // Fewer cells than the header is a lost delimiter, and the rest stand in the wrong columns.
        return row.isBlank() || line.size() >= width
                ? row
                : row.but(Refusal.Item.of(
                        "",
                        "table.rowTooShort",
                        TableFile.text(row.number()),
                        TableFile.text(line.size()),
                        TableFile.text(width)));
    }

    /** The delimiter that stands most often in the first line that holds anything, outside quotes. */
    private static char delimiterOf(Reader text) throws IOException {
        var sample = new char[SAMPLE];
        int length = 0;
        for (int read = text.read(sample); read > 0; read = text.read(sample, length, SAMPLE - length)) {
            length += read;
        }
        var counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (char character : new String(sample, 0, length).stripLeading().toCharArray()) {
            if (character == '\n' && !quoted) {
                break;
            }
            quoted ^= character == '"';
            for (int which = 0; which < DELIMITERS.length && !quoted; which++) {
                counts[which] += character == DELIMITERS[which] ? 1 : 0;
            }
        }
        int best = 0;
        for (int which : List.of(1, 2)) {
            best = counts[which] > counts[best] ? which : best;
        }
        return DELIMITERS[best];
    }

    /** Stops where a single line is longer than any can be. */
    private static final class Measured extends FilterReader {

        private long sinceLine;

        Measured(Reader text) {
            super(text);
        }

        void begin() {
            sinceLine = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            sinceLine += Math.max(0, read);
            if (sinceLine > LONGEST_LINE) {
                throw new IOException("A line without end");
            }
            return read;
        }
    }
}
