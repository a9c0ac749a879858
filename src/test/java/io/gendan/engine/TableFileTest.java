package io.gendan.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
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
    @ValueSource(strings = {"GBK", "UTF-16", "UTF-16LE"})
    void refuses_another_encoding(String encoding) {
        refused("table.encoding", "客户名称,城市\n上海,上海\n".getBytes(Charset.forName(encoding)));
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
