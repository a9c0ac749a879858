package io.gendan.pipeline;

import io.gendan.engine.TableText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** A table on its way out, row by row; text is text and numbers are numbers. */
abstract class ExportTable implements AutoCloseable {

    abstract void row(List<? extends @Nullable Object> cells) throws IOException;

    @Override
    public abstract void close() throws IOException;

    /** As Excel opens it: UTF-8 with its mark. */
    static ExportTable csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        var printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        return new ExportTable() {
            @Override
            void row(List<? extends @Nullable Object> cells) throws IOException {
                printer.printRecord(cells.stream().map(ExportTable::safe).toList());
            }

            @Override
            public void close() throws IOException {
                printer.close(true);
            }
        };
    }

    static ExportTable xlsx(OutputStream out) {
        var workbook = new Workbook(out, "Gendan", "1.0");
        var sheet = workbook.newWorksheet("customers");
        return new ExportTable() {

            private static final int FLUSHED = 500;
            private int rows;

            @Override
            void row(List<? extends @Nullable Object> cells) throws IOException {
                for (int index = 0; index < cells.size(); index++) {
                    if (cells.get(index) instanceof Number number) {
                        sheet.value(rows, index, number);
                    } else if (cells.get(index) != null) {
                        sheet.value(rows, index, String.valueOf(safe(cells.get(index))));
                    }
                }
                rows++;
                if (rows % FLUSHED == 0) {
                    sheet.flush();
                }
            }

            @Override
            public void close() throws IOException {
                workbook.close();
            }
        };
    }

    private static Object safe(@Nullable Object cell) {
        return cell instanceof Number ? cell : cell == null ? "" : TableText.quoted(cell.toString());
    }
}
