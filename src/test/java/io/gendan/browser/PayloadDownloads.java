package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.PlaywrightException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** What the program gives out other than pages, opened in a browser all the same, and read by what it is for. */
final class PayloadDownloads {

    /** What a spreadsheet would work out. */
    private static final String FORMULA = "(?s)[=+\\-@\t\r].*1009.*";

    private final WatchedDesks desks;

    PayloadDownloads(WatchedDesks desks) {
        this.desks = desks;
    }

    /** A browser asked for it saves it or shows it as text; whatever it is, it is not guessed. */
    APIResponse open(String login, String path) {
        var answer = desks.desk(login).answer(path);
        var headers = answer.headers();
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(headers).as(path).containsEntry("x-content-type-options", "nosniff");
        assertThat(headers.getOrDefault("content-type", ""))
                .as(path)
                .doesNotContain("html", "svg", "xml;", "javascript");
        var saved = headers.getOrDefault("content-disposition", "").startsWith("attachment");
        try {
            desks.desk(login).open(path);
            assertThat(saved).as("shown though it is to be saved: %s", path).isFalse();
            desks.watch(login).isQuiet(path);
        } catch (PlaywrightException download) {
            assertThat(download).hasMessageContaining("Download is starting");
        }
        return answer;
    }

    void table(String login, String path) throws IOException {
        int texts = 0;
        try (var rows = CSVParser.parse(open(login, path).text(), CSVFormat.DEFAULT)) {
            for (var row : rows) {
                for (var cell : row) {
                    assertThat(cell).as(path).doesNotMatch(FORMULA);
                    texts += Payload.isIn(cell) ? 1 : 0;
                }
            }
        }
        assertThat(texts).as("cells with a payload").isPositive();
    }

    /** Every cell of the workbook is text, a number or a day. */
    void workbook(String login, String path) throws IOException {
        int texts = 0;
        try (var book = new ReadableWorkbook(
                        new ByteArrayInputStream(open(login, path).body()));
                var rows = book.getFirstSheet().openStream()) {
            for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
                for (var cell : row) {
                    if (cell != null) {
                        assertThat(cell.getType()).as(cell.toString()).isNotEqualTo(CellType.FORMULA);
                        assertThat(cell.getFormula()).isNull();
                        texts += Payload.isIn(cell.getRawValue()) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(texts).as("cells with a payload").isPositive();
    }

    /** A calendar has only what we put into it, however names and texts are written. */
    void calendar(String login, String path) throws IOException, ParserException {
        var text = open(login, path).text();
        var calendar = new CalendarBuilder().build(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(calendar.getComponents()).isNotEmpty();
        assertThat(calendar.toString()).contains(Payload.TEMPLATE);
        for (var component : calendar.getComponents()) {
            assertThat(component.getName()).isIn("VEVENT", "VTIMEZONE");
            for (var property : component.getProperties()) {
                assertThat(property.getName()).isNotIn("ATTACH", "X-ALT-DESC");
            }
        }
    }

    /** All that we hold on a person: the page in it is opened as the person would open it, from a folder. */
    void handOut(String login, String path) throws IOException {
        var shown = new TreeSet<String>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(open(login, path).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotContain("..", "<");
                var type = Map.of("html", "text/html", "json", "application/json")
                        .get(entry.getName().replaceAll(".*\\.", ""));
                if (type != null) {
                    shown.add(type);
                    assertThat(desks.fromElsewhere(
                                    login, "http://127.0.0.1:9/" + entry.getName(), type, zip.readAllBytes()))
                            .as("a payload in %s", entry.getName())
                            .isTrue();
                }
            }
        }
        assertThat(shown).contains("text/html");
    }
}
