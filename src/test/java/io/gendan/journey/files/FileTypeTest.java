package io.gendan.journey.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-09 Which files are taken")
class FileTypeTest {

    private static final byte[] PDF = "%PDF-1.7 …".getBytes(UTF_8);
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n…".getBytes(ISO_8859_1);
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1);
    private static final byte[] PROGRAM = "MZ\u0090\u0000\u0003".getBytes(ISO_8859_1);

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "C:\\Users\\chen\\Report 2026.03.pdf, Report 2026.03.pdf",
        "../../etc/passwd.pdf, passwd.pdf",
        "/tmp/../年度报告（终稿）.pdf, 年度报告（终稿）.pdf",
        "www.acme.com.pdf, www.acme.com.pdf",
        "what?.pdf, what_.pdf",
        "REPORT.PDF, REPORT.PDF"
    })
    @DisplayName("A-09 Folders before a name are left out, Chinese names stay")
    void names(String sent, String kept) {
        assertThat(FileName.of(sent).value()).isEqualTo(kept);
        assertThat(FileName.of(sent).extension()).isEqualTo("pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "report", ".pdf", "report.", "folder/", "..", "folder\\"})
    @DisplayName("A-09 A file without a name or an extension is refused")
    void no_names(String sent) {
        refused("file.name", () -> FileName.of(sent));
        refused("file.name", () -> FileName.of(null));
        refused("file.name", () -> FileName.of("x".repeat(200) + ".pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer.pdf.exe", "offer.exe.pdf", "offer.EXE .pdf", "page.html.txt", "a.docm", "x.svg"})
    @DisplayName("A-09 A second extension of a program is refused wherever it stands")
    void double_extensions(String sent) {
        refused("file.runs", () -> FileName.of(sent));
    }

    @Test
    @DisplayName("A-09 An invisible sign that turns a name round is left out, and what it hid is refused")
    void turned_round() {
        assertThat(FileName.of("report\u202e.pdf").value()).isEqualTo("report.pdf");
        refused("file.runs", () -> FileName.of("report\u202efdp.exe"));
    }

    @Test
    @DisplayName("A-09 The content must be what the name says")
    void contents() {
        assertThat(type("a.pdf", PDF)).isEqualTo(FileType.PDF);
        assertThat(type("a.png", PNG)).isEqualTo(FileType.PNG);
        assertThat(type("a.jpeg", JPEG)).isEqualTo(FileType.JPEG);
        assertThat(type("a.txt", "资料".getBytes(Charset.forName("GB18030")))).isEqualTo(FileType.TEXT);
        assertThat(type("a.csv", "客户,行业\n".getBytes(UTF_8))).isEqualTo(FileType.CSV);
        assertThat(type("a.docx", office("word/document.xml"))).isEqualTo(FileType.WORD);
        assertThat(type("a.xlsx", office("xl/workbook.xml"))).isEqualTo(FileType.EXCEL);
        assertThat(type("a.pptx", office("ppt/presentation.xml"))).isEqualTo(FileType.POWERPOINT);

        for (var name : new String[] {"a.pdf", "a.png", "a.jpg", "a.txt", "a.csv", "a.docx", "a.xlsx", "a.pptx"}) {
            refused("file.content", () -> type(name, PROGRAM));
        }
        refused("file.content", () -> type("a.pdf", PNG));
        refused("file.content", () -> type("a.docx", office("xl/workbook.xml")));
        refused("file.content", () -> type("a.docx", office("word/document.xml", "word/vbaProject.bin")));
        refused("file.type", () -> type("a.zip", office("word/document.xml")));
        refused("file.type", () -> type("a.ppt", PDF));
    }

    @Test
    @DisplayName("A-09 A document that was cut off anywhere is refused, never a failure")
    void cut_off() {
        var whole = office("word/document.xml");
        for (int length = 1; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            refused("file.content", () -> type("a.docx", part));
        }
    }

    private static FileType type(String name, byte[] content) {
        return FileType.of(FileName.of(name), content);
    }

    private static byte[] office(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<x/>".getBytes(UTF_8));
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static void refused(String code, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
