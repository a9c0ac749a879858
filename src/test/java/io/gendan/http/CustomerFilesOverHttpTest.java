package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A-09 Files of a customer, over HTTP")
class CustomerFilesOverHttpTest {

    private static final String PDF = "%PDF-1.7 the annual report";
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    private String number = "";

    @BeforeEach
    void chen_has_a_customer() {
        people.hired();
        number = cases.known("chen");
    }

    @Test
    @DisplayName(
            "A-09 A file with a Chinese name is attached, listed, shown on the page and fetched as it was, to be saved")
    void attached_and_fetched() {
        var attached = attach("chen", "年度报告 2026.pdf", PDF);

        assertThat(attached.status()).as(attached.toString()).isEqualTo(201);
        assertThat(attached.json().path("name").asText()).isEqualTo("年度报告 2026.pdf");
        assertThat(attached.json().path("bytes").asInt()).isEqualTo(PDF.length());
        var listed = as("chen").get(files()).json().path("items");
        assertThat(listed.findValuesAsText("name")).containsExactly("年度报告 2026.pdf");
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("年度报告 2026.pdf", "Annual report of the group");

        var fetched = as("li").get(attached.header("Location"));
        assertThat(fetched.http().body()).isEqualTo(PDF);
        assertThat(fetched.header("Content-Type")).startsWith("application/pdf");
        assertThat(fetched.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(URLDecoder.decode(fetched.header("Content-Disposition"), StandardCharsets.UTF_8))
                .startsWith("attachment;")
                .contains("UTF-8''年度报告 2026.pdf");
    }

    @Test
    @DisplayName("A-09 The same file sent twice is kept once, and on record once")
    void sent_twice() {
        var before = cases.entries(number);
        var first = attach("chen", "report.pdf", PDF);
        var second = attach("chen", "report.pdf", PDF);

        assertThat(second.json().path("id").asLong())
                .isEqualTo(first.json().path("id").asLong());
        assertThat(as("chen").get(files()).json().path("items")).hasSize(1);
        assertThat(cases.entries(number)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("A-09 The page says what is wrong with a file and keeps the note; a good one is attached")
    void attached_on_the_page() {
        var page = "/customers/" + number;
        var browser = Browser.of(port, "chen");

        var refused = browser.postFile(page, page + "/files", "报告.pdf", "no PDF", "What they wrote");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("报告.pdf", "is no real pdf file", "What they wrote");

        var attached = browser.postFile(page, page + "/files", "报告.pdf", PDF, "What they wrote");
        assertThat(browser.location(attached)).isEqualTo(page);
        assertThat(browser.get(page).body()).contains("报告.pdf", "The file is attached.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "empty, report.pdf, '', file.empty",
        "wrong type, letter.rtf, {rtf1}, file.type",
        "content of another type, report.pdf, GIF89a, file.content",
        "double extension, report.pdf.exe, %PDF-1.7, file.runs",
        "hidden double extension, report.exe.pdf, %PDF-1.7, file.runs",
        "no extension, report, %PDF-1.7, file.name",
        "nothing but path parts, ../.., %PDF-1.7, file.name"
    })
    @DisplayName("A-09 What is not taken is told, and nothing is kept")
    void not_taken(String what, String name, String content, String code) {
        var refused = attach("chen", name, content);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().path("detail").asText()).doesNotContain("refusal.");
        assertThat(as("chen").get(files()).json().path("items")).isEmpty();
    }

    @Test
    @DisplayName("A-09 Ten megabytes are taken, a byte more is not; path parts of a name are left out")
    void size_and_path() {
        var fits = attach("chen", "..\\..\\windows\\notes.txt", "a".repeat(TEN_MEGABYTES));
        assertThat(fits.status()).isEqualTo(201);
        assertThat(fits.json().path("name").asText()).isEqualTo("notes.txt");

        var tooLarge = attach("chen", "more.txt", "a".repeat(TEN_MEGABYTES + 1));
        assertThat(tooLarge.code()).as(tooLarge.toString()).isEqualTo("file.tooLarge");
        assertThat(tooLarge.json().path("detail").asText()).contains("10 MB");
    }

    @Test
    @DisplayName(
            "A-09 Whoever doesn't see the customer sees no file of it, not even through another customer's address")
    void not_for_everybody() {
        var id = attach("chen", "report.pdf", PDF).json().path("id").asText();
        assertThat(as("huang").get(files()).status()).isEqualTo(404);
        assertThat(as("huang").get(files() + "/" + id).status()).isEqualTo(404);
        assertThat(attach("huang", "report.pdf", PDF).status()).isEqualTo(404);
        assertThat(as("admin").get(files() + "/" + id).status()).isEqualTo(404);
        assertThat(attach("admin", "report.pdf", PDF).status()).isEqualTo(403);
        assertThat(Program.nobody(port).get(files() + "/" + id).status()).isEqualTo(401);

        var own = cases.known("huang");
        var through = as("huang").get("/api/customers/" + own + "/files/" + id);
        assertThat(through.status()).isEqualTo(404);
        assertThat(through.code()).isEqualTo("file.unknown");
    }

    private Answer attach(String login, String name, String content) {
        var part = "--a-file\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        var body = part.formatted("note", "", "Annual report of the group")
                + part.formatted("file", "; filename=\"" + name.replace("\\", "\\\\") + "\"", content)
                + "--a-file--\r\n";
        return as(login).post(files(), body, "Content-Type", "multipart/form-data; boundary=a-file");
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String files() {
        return "/api/customers/" + number + "/files";
    }
}
