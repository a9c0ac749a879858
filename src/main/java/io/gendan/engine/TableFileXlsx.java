package io.gendan.engine;

import io.gendan.engine.TableFile.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an Excel workbook; numbers and dates become text as a person would type them, of a formula counts
 * the value that Excel last reckoned.
 */
final class TableFileXlsx implements TableLines {

    private static final byte[] ZIP_ARCHIVE = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** A date's format names years or days; quoted text and colours in it don't count. */
    private static final Pattern DATE_FORMAT = Pattern.compile("[yd]", Pattern.CASE_INSENSITIVE);

    /** Enough of a text that is too long to be told so. */
    private static final int LONGEST_READ = 2 * TableFile.LONGEST_CELL;

    private static final Pattern NO_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA");

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> lines;
    private final Iterator<org.dhatim.fastexcel.reader.Row> iterator;

    private TableFileXlsx(ReadableWorkbook workbook) throws IOException {
        this.workbook = workbook;
        this.lines = workbook.getFirstSheet().openStream();
        this.iterator = lines.iterator();
    }

    static boolean recognises(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var beginning = bytes.readNBytes(ZIP_ARCHIVE.length);
            if (Arrays.equals(beginning, OLD_EXCEL)) {
                throw Refusal.badRequest("table.oldExcel");
            }
            return Arrays.equals(beginning, ZIP_ARCHIVE);
        }
    }

    static TableLines open(Path file) {
        try {
            TableArchive.refuseDangers(file);
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            try {
                return new TableFileXlsx(workbook);
            } catch (IOException | RuntimeException broken) {
                workbook.close();
                throw broken;
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            return iterator.hasNext() ? row(iterator.next()) : null;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException broken) {
            throw Refusal.badRequest("table.unreadable");
        }
    }

    @Override
    public String format() {
        return "XLSX";
    }

    @Override
    public void close() {
        lines.close();
        try {
            workbook.close();
        } catch (IOException unheard) {
            throw new UncheckedIOException(unheard);
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row line) {
        if (line.getCellCount() > TableFile.MOST_COLUMNS) {
            throw Refusal.badRequest("table.tooManyColumns", TableFile.text(TableFile.MOST_COLUMNS));
        }
        var cells = new ArrayList<String>();
        Refusal.Item fault = null;
        for (int index = 0; index < line.getCellCount(); index++) {
            var cell = line.getCell(index);
            var wrong = cell == null ? null : wrong(cell);
            if (wrong != null && fault == null) {
                fault = Refusal.Item.of("", wrong, TableFile.text(line.getRowNum()), TableFile.text(index + 1L));
            }
            cells.add(cell == null || wrong != null ? "" : text(cell));
        }
        return new Row(line.getRowNum(), cells, fault);
    }

    private static @Nullable String wrong(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return "table.brokenCell";
        }
        if (cell.getType() == CellType.FORMULA) {
            var reckoned = cell.getRawValue();
            return reckoned == null ? "table.formula" : ERRORS.contains(reckoned) ? "table.brokenCell" : null;
        }
        return null;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell)
                    ? date(cell.asDate())
                    : number.round(new MathContext(15)).stripTrailingZeros().toPlainString();
        }
        var text = String.valueOf(cell.getValue() == null ? "" : cell.getValue());
        // Cells share their text: one that is too long must not be copied for each of them.
        return text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text.strip();
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
        return format != null
                && DATE_FORMAT.matcher(NO_FORMAT.matcher(format).replaceAll("")).find();
    }
}
