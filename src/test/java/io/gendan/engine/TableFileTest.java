package io.gendan.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-06 Uploaded tables")
class TableFileTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void reads_whatever_stands_between_the_cells(String delimiter) {
        var table = csv("Name,Phone Number\n\"Ho, \"\"Mo\"\"\nLtd\" , 021 5555 \n".replace(",", delimiter));
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).get(table.require("name"))).isEqualTo("Ho, \"Mo\"\nLtd".replace(",", delimiter));
        assertThat(table.rows().get(0).get(table.require("phone_number"))).isEqualTo("021 5555");
    }

    @Test
    void reads_utf8_with_a_byte_order_mark_and_windows_line_ends() {
        var table = csv("\uFEFF客户名称,城市\r\n上海星辰科技有限公司,上海\r\n");
        assertThat(table.rows().get(0).get(table.require("name", "客户名称"))).isEqualTo("上海星辰科技有限公司");
    }

    @Test
    void counts_rows_as_a_spreadsheet_does() {
        var table = csv("name,city\n\n,\nAcme,\"two\nlines\"\nBeta,x\n");
        assertThat(table.rows()).extracting(TableFile.Row::number).containsExactly(4, 5);
    }

    @Test
    void finds_columns_whatever_their_case_spaces_and_width() {
        var table = csv("Year_Established, SUBSIDIARY-of ,Ｐｈｏｎｅ,other\n1,2,3,4\n");
        assertThat(table.column("year established")).isPresent();
        assertThat(table.column("founded", "subsidiary_of")).isPresent();
        assertThat(table.column("phone")).isPresent();
        assertThat(table.column("email")).isEmpty();
        assertThat(table.rows().get(0).get(null)).isEmpty();
        assertThat(table.columnsBeside(List.of(table.require("phone"))))
                .containsExactly("Year_Established", "SUBSIDIARY-of", "other");
    }

    @Test
    void keeps_typed_text_as_text() {
        var typed = "=1+1|${7*7}|{{x}}|<script>|'; drop table customer; --";
        var table = csv("name,b\n\"" + typed + "\",007\n");
        assertThat(table.rows().get(0).cells()).containsExactly(typed, "007");
    }

    @Test
    void reads_an_excel_workbook() {
        var table = TableFile.read(workbook(sheet -> {
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "phone");
            sheet.value(0, 2, "revenue");
            sheet.value(0, 3, "since");
            sheet.value(0, 4, "note");
            sheet.value(2, 0, " 星辰 ");
            sheet.value(2, 1, 13800138000L);
            sheet.value(2, 2, 1100.04);
            sheet.value(2, 3, LocalDate.of(1996, 2, 29));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
            sheet.value(3, 0, "short");
        }));
        assertThat(table.rows().get(0).number()).isEqualTo(3);
        assertThat(table.rows().get(0).cells()).startsWith("星辰", "13800138000", "1100.04", "1996-02-29");
        assertThat(table.rows().get(1).get(table.require("note"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "UTF-16", "UTF-8"})
    @DisplayName("D-06 The encodings that Chinese Excel writes are found out, each letter kept")
    void finds_the_encoding(String encoding) throws IOException {
        var file = Files.createTempFile("table", ".csv");
        Files.write(file, "客户名称,城市\n上海星辰科技有限公司,上海\n".getBytes(Charset.forName(encoding)));
        try (var reader = TableReader.open(file)) {
            assertThat(reader.format()).isEqualTo(encoding.equals("GBK") ? "GB18030" : encoding);
            var row = Objects.requireNonNull(reader.next());
            assertThat(row.get(reader.header().require("客户名称"))).isEqualTo("上海星辰科技有限公司");
            assertThat(reader.next()).isNull();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("D-06 Signs beyond the common ones survive GB18030, mixed with Western text")
    void reads_rare_signs() {
        var table = TableFile.read("name,city\n㐀𠀀 Company Ltd 上海,Zürich 苏州\n".getBytes(Charset.forName("GB18030")));
        assertThat(table.rows().get(0).cells()).containsExactly("㐀𠀀 Company Ltd 上海", "Zürich 苏州");
    }

    @Test
    @DisplayName("D-06 Any other encoding is refused rather than read into other letters")
    void refuses_another_encoding() {
        refused(
                "table.encoding",
                "name,city\nMüller,Köln\nGrößer,Tübingen\n".getBytes(Charset.forName("windows-1252")));
        refused("table.encoding", "客户名称,城市\n上海,上海\n".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    @DisplayName("D-06 A file cut off on the way is refused, as text and as workbook")
    void refuses_a_truncated_upload() {
        var text = "客户名称,城市\n上海星辰,上海\n北京星辰,北京\n".getBytes(UTF_8);
        refused("table.encoding", Arrays.copyOf(text, text.length - 2));
        refused("table.rowTooShort", "name,city\nAcme,Berlin\nBeta".getBytes(UTF_8));
        refused("table.quotes", "name,city\nAcme,Berlin\nBeta,\"Ber".getBytes(UTF_8));
        var book = workbook(sheet -> sheet.value(0, 0, "name"));
        refused("table.unreadable", Arrays.copyOf(book, book.length / 2));
    }

    @Test
    @DisplayName("D-06 A telephone number that Excel holds as 1.38E+10 is written out in digits")
    void writes_numbers_out() {
        var table = TableFile.read(sheet("<row r=\"1\"><c t=\"inlineStr\"><is><t>phone</t></is></c></row>"
                + "<row r=\"2\"><c><v>1.3800138000000E+10</v></c></row>"));
        assertThat(table.rows().get(0).cells()).containsExactly("13800138000");
    }

    @Test
    @DisplayName("D-06 Of a formula counts the value Excel last reckoned; without one the cell is named")
    void reads_formulas() {
        var header =
                "<row r=\"1\"><c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>sum</t></is></c></row>";
        var table = TableFile.read(sheet(header
                + "<row r=\"2\"><c t=\"str\"><f>A1&amp;\"x\"</f><v>namex</v></c><c><f>1+1</f><v>2</v></c></row>"));
        assertThat(table.rows().get(0).cells()).containsExactly("namex", "2");
        assertThatThrownBy(() -> TableFile.read(sheet(header + "<row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c>"
                        + "<c><f>1+1</f></c></row><row r=\"3\"><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.items())
                            .extracting(Refusal.Item::code)
                            .containsExactly("table.formula", "table.brokenCell");
                    assertThat(refusal.items().get(0).arguments()).containsExactly("2", "2");
                });
    }

    @Test
    @DisplayName("D-06 The days of a workbook that counts from 1904 are the days that Excel shows")
    void reads_days_counted_from_1904() {
        var rows = "<row r=\"1\"><c t=\"inlineStr\"><is><t>since</t></is></c></row>"
                + "<row r=\"2\"><c s=\"1\"><v>40000</v></c></row>";
        assertThat(TableFile.read(sheet(rows)).rows().get(0).cells()).containsExactly("2009-07-06");
        assertThat(TableFile.read(book(rows, "<workbookPr date1904=\"1\"/>", "", 0))
                        .rows()
                        .get(0)
                        .cells())
                .containsExactly("2013-07-07");
    }

    @Test
    @DisplayName(
            "D-06 A table that is held in memory at once is no longer than memory holds, a longer one is read by rows")
    void refuses_to_hold_more_than_memory_should() throws IOException {
        var file = Files.createTempFile("long", ".csv");
        try {
            Files.writeString(file, "name\n" + "x\n".repeat(TableFile.MOST_ROWS + 1));
            try (var reader = TableReader.open(file)) {
                assertThatThrownBy(reader::all).hasMessageContaining("table.tooManyRows");
            }
            try (var reader = TableReader.open(file)) {
                int rows = 0;
                while (reader.next() != null) {
                    rows++;
                }
                assertThat(rows).isEqualTo(TableFile.MOST_ROWS + 1);
            }
            Files.writeString(file, "name\n" + ("x".repeat(1_023) + "\n").repeat(TableFile.MOST_BYTES / 1_024));
            try (var reader = TableReader.open(file)) {
                assertThatThrownBy(reader::all).hasMessageContaining("table.tooLarge");
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("D-06 A zip bomb is refused before it is unpacked")
    void refuses_a_zip_bomb() {
        refused("table.bomb", book("", "", "", 200));
    }

    @Test
    @DisplayName(
            "D-06 Texts that would fill the memory are refused, whatever their part is called and wherever it lies")
    void refuses_texts_beyond_memory() throws IOException {
        assertThat(dangerOf("xl/texts.xml", "")).isEqualTo("table.bomb");
        assertThat(dangerOf("xl/worksheets/texts.xml", "sharedStrings")).isEqualTo("table.bomb");
        assertThat(dangerOf("xl/worksheets/sheet2.xml", "worksheet")).isEmpty();
    }

    @Test
    @DisplayName("D-06 One cell that would fill the memory is refused, many cells of a common size are not")
    void refuses_a_cell_beyond_memory() {
        var digits = new StringBuilder();
        new Random(7).ints(5 * 1024 * 1024, 0, 10).forEach(digits::append);
        var cell = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        refused("table.bomb", sheet("<row r=\"1\">" + cell.formatted(digits) + "</row>"));
        refused("table.bomb", sheet("<row r=\"1\">" + cell.formatted("<![CDATA[<c >" + digits + "]]>") + "</row>"));
        var rows = new StringBuilder("<row r=\"1\">" + cell.formatted("name") + "</row>");
        for (int row = 0; row < 600; row++) {
            var text = digits.substring(row * 8_000, (row + 1) * 8_000);
            rows.append("<row r=\"%d\">".formatted(row + 2))
                    .append(cell.formatted(text))
                    .append("</row>");
        }
        assertThat(TableFile.read(sheet(rows.toString())).rows()).hasSize(600);
    }

    /** What is refused about a workbook with a part of more than 64 MB of this name and type; empty for nothing. */
    private static String dangerOf(String name, String type) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types><Override PartName=\"/%s\" ContentType=\"application/x.%s+xml\"/></Types>"
                            .formatted(name, type));
            zip.putNextEntry(new ZipEntry(name));
            // Compressible as sheets are: a little news, much that repeats itself.
            var block = new byte[1024 * 1024];
            var random = new Random(7);
            for (int at = 0; at < block.length; at++) {
                block[at] = (byte) ('a' + (at % 1_024 < 64 ? random.nextInt(20) : at % 20));
            }
            System.arraycopy("<c>".getBytes(UTF_8), 0, block, 0, 3);
            for (int megabyte = 0; megabyte < 65; megabyte++) {
                zip.write(block);
            }
        }
        try {
            TableArchive.refuseDangers(file);
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("D-06 A workbook that names other files as its content is refused, in any encoding")
    void refuses_external_entities() {
        var doctype = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>";
        refused(
                "table.entities",
                book("<row r=\"1\"><c t=\"inlineStr\"><is><t>&secret;</t></is></c></row>", "", doctype, 0));
    }

    @Test
    @DisplayName("D-06 A thousand columns are refused, in text and workbook, and a name as long as a letter")
    void refuses_a_thousand_columns() {
        refused("table.tooManyColumns", ("n,".repeat(1_000) + "\n1\n").getBytes(UTF_8));
        refused("table.cellTooLong", ("name," + "n".repeat(10_001) + "\n1,2\n").getBytes(UTF_8));
        refused("table.tooManyColumns", workbook(sheet -> {
            for (int column = 0; column < 1_000; column++) {
                sheet.value(0, column, "c" + column);
            }
        }));
    }

    @Test
    @DisplayName("D-06 A quotation mark that is never closed doesn't gather the file into one cell")
    void refuses_a_quote_that_is_never_closed() {
        refused("table.quotes", ("name,city\nAcme,\"Berlin\n" + "x,y\n".repeat(1_000_000)).getBytes(UTF_8));
    }

    @Test
    void refuses_a_file_that_holds_nothing() {
        refused("table.empty", new byte[0]);
        refused("table.empty", " \n,,\n".getBytes(UTF_8));
        refused("table.noRows", "name,city\n".getBytes(UTF_8));
    }

    @Test
    void refuses_rows_that_do_not_fit_the_header_and_names_them() {
        refused("table.rowTooShort", "a,b,c\n1,2,3\n1,2\n".getBytes(UTF_8));
        assertThatThrownBy(() -> csv("a,b\n1,2\n1,2,3\n,,x\n")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("table.rowsBroken");
            assertThat(refusal.items())
                    .extracting(item -> item.arguments().get(0))
                    .containsExactly("3", "4");
        });
    }

    @Test
    void refuses_quotes_that_do_not_match() {
        refused("table.quotes", "a,b\n\"1,2\n3,4\n".getBytes(UTF_8));
        refused("table.quotes", "a,b\n\"1\"x,2\n".getBytes(UTF_8));
    }

    @Test
    void refuses_a_column_that_is_missing_or_doubled() {
        refused("table.columnTwice", "name,NAME\n1,2\n".getBytes(UTF_8));
        var table = csv("company,city\nA,B\n");
        assertThatThrownBy(() -> table.require("name", "客户名称")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("table.columnMissing");
            assertThat(refusal.arguments()).containsExactly("name", "name, 客户名称", "company, city");
        });
    }

    @Test
    void refuses_files_beyond_the_limits() {
        refused("table.tooLarge", new byte[TableFile.MOST_BYTES + 1]);
        refused("table.tooManyRows", ("n\n" + "x\n".repeat(TableFile.MOST_ROWS + 1)).getBytes(UTF_8));
        refused("table.tooManyColumns", ("n,".repeat(300) + "\n").getBytes(UTF_8));
        refused("table.rowsBroken", ("n\n" + "x".repeat(TableFile.LONGEST_CELL + 1) + "\n").getBytes(UTF_8));
    }

    @Test
    void refuses_what_is_no_table() {
        refused(
                "table.oldExcel",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        refused("table.unreadable", "PK\3\4 and nothing of a workbook".getBytes(StandardCharsets.ISO_8859_1));
        refused("table.encoding", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
    }

    private static TableFile csv(String text) {
        return TableFile.read(text.getBytes(UTF_8));
    }

    private static void refused(String code, byte[] content) {
        assertThatThrownBy(() -> TableFile.read(content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] sheet(String rows) {
        return book(rows, "<workbookPr/>", "", 0);
    }

    /** A workbook written by hand, for what no library writes. */
    private static byte[] book(String rows, String properties, String doctype, int megabytesMore) {
        var bytes = new ByteArrayOutputStream();
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        try (var zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + types
                            + "worksheet+xml\"/>"
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + types
                            + "styles+xml\"/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Type=\"" + rels
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Type=\"" + rels
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                            + "<Relationship Id=\"r2\" Type=\"" + rels
                            + "/styles\" Target=\"styles.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rels + "\">" + properties
                            + "<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + main + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                            + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    doctype + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
            zip.putNextEntry(new ZipEntry("xl/media/more.bin"));
            var megabyte = new byte[1024 * 1024];
            for (int more = 0; more < megabytesMore; more++) {
                zip.write(megabyte);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }

    private static byte[] workbook(Consumer<Worksheet> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            filling.accept(workbook.newWorksheet("customers"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
