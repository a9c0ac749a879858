package io.gendan.engine;

import io.gendan.engine.TableFile.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** The first sheet of an Excel workbook; numbers and dates become text as a person would type them. */
final class TableFileXlsx {

    private static final byte[] ZIP_ARCHIVE = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final long MOST_BYTES_UNPACKED = 300L * 1024 * 1024;
    /** A date's format names years or days; quoted text and colours in it don't count. */
    private static final Pattern DATE_FORMAT = Pattern.compile("[yd]", Pattern.CASE_INSENSITIVE);

    private TableFileXlsx() {}

    static boolean recognises(byte[] content) {
        if (startsWith(content, OLD_EXCEL)) {
            throw Refusal.badRequest("table.oldExcel");
        }
        return startsWith(content, ZIP_ARCHIVE);
    }

    private static boolean startsWith(byte[] content, byte[] beginning) {
        return content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }

    static List<Row> read(byte[] content) {
        refuseBombs(content);
        var rows = new ArrayList<Row>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
                var lines = workbook.getFirstSheet().openStream()) {
            lines.forEach(line -> {
                if (rows.size() > TableFile.MOST_ROWS) {
                    throw Refusal.badRequest("table.tooManyRows", TableFile.text(TableFile.MOST_ROWS));
                }
                rows.add(row(line));
            });
            return rows;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row line) {
        if (line.getCellCount() > TableFile.MOST_COLUMNS) {
            throw Refusal.badRequest("table.tooManyColumns", TableFile.text(TableFile.MOST_COLUMNS));
        }
        var cells = new ArrayList<String>();
        for (int index = 0; index < line.getCellCount(); index++) {
            cells.add(text(line.getCell(index), line.getRowNum(), index));
        }
        return new Row(line.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell, int row, int column) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            throw Refusal.badRequest("table.brokenCell", TableFile.text(row), TableFile.text(column + 1L));
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell)
                    ? date(cell.asDate())
                    : number.round(new MathContext(15)).stripTrailingZeros().toPlainString();
        }
        return cell.getText().strip();
    }

    /** A day alone, or with its time to the second. */
    private static String date(LocalDateTime date) {
        var second = date.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
        return second.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? second.toLocalDate().toString()
                : second.toLocalDate() + " " + second.toLocalTime();
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER
                && format != null
                && DATE_FORMAT
                        .matcher(format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", ""))
                        .find();
    }

    /** A workbook is a zip archive, and a small one can unpack to more than memory holds. */
    private static void refuseBombs(byte[] content) {
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        try (var archive = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                try (var part = archive.getInputStream(entry)) {
                    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_BYTES_UNPACKED) {
                            throw Refusal.badRequest(
                                    "table.tooLarge", TableFile.text(TableFile.MOST_BYTES / 1024 / 1024));
                        }
                    }
                }
            }
        } catch (IOException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }
}
