package io.gendan.engine;

import io.gendan.engine.TableFile.Row;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Text with a line per row; comma, semicolon or tab between the cells, in UTF-8. */
final class TableFileCsv {

    private static final char[] DELIMITERS = {',', ';', '\t'};

    private TableFileCsv() {}

    static List<Row> read(byte[] content) {
        var text = decoded(content);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiterOf(text))
                .setIgnoreEmptyLines(false)
                .get();
        var rows = new ArrayList<Row>();
        int width = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (var line : parser) {
                var row = row(line);
                if (width == 0 && !row.isBlank()) {
                    width = line.size();
                }
                // Fewer cells than the header is a lost delimiter, and the rest stand in the wrong columns.
                if (!row.isBlank() && line.size() < width) {
                    throw Refusal.badRequest(
                            "table.rowTooShort",
                            TableFile.text(row.number()),
                            TableFile.text(line.size()),
                            TableFile.text(width));
                }
                rows.add(row);
                if (rows.size() > TableFile.MOST_ROWS + 1) {
                    throw Refusal.badRequest("table.tooManyRows", TableFile.text(TableFile.MOST_ROWS));
                }
            }
        } catch (UncheckedIOException | IOException brokenQuotes) {
            throw Refusal.badRequest("table.quotes", TableFile.text(rows.size() + 1L));
        }
        return rows;
    }

    private static Row row(CSVRecord line) {
        if (line.size() > TableFile.MOST_COLUMNS) {
            throw Refusal.badRequest("table.tooManyColumns", TableFile.text(TableFile.MOST_COLUMNS));
        }
        return new Row(
                (int) line.getRecordNumber(), line.stream().map(String::strip).toList());
    }

    private static String decoded(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Refusal.badRequest("table.encoding");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw Refusal.badRequest("table.encoding");
        }
    }

    /** The delimiter that stands most often in the first line, outside quotes. */
    private static char delimiterOf(String text) {
        var counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (char character : text.stripLeading().toCharArray()) {
            if (character == '\n' && !quoted) {
                break;
            }
            quoted ^= character == '"';
            for (int which = 0; which < DELIMITERS.length && !quoted; which++) {
                counts[which] += character == DELIMITERS[which] ? 1 : 0;
            }
        }
        int best = 0;
        for (int which = 1; which < DELIMITERS.length; which++) {
            best = counts[which] > counts[best] ? which : best;
        }
        return DELIMITERS[best];
    }
}
