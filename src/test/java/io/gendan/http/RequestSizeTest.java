package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request without a file has at most 2 MB, more would only fill memory and disk; of a stranger's file nothing is read. */
@GendanTest
class RequestSizeTest {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @Test
    void too_much_is_refused_with_a_reason() {
        var answer = Program.of(port, "chen").post("/api/customers", Map.of("name", "x".repeat(3 * MEGABYTE)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.tooLong");
        assertThat(answer.json().path("detail").asText()).contains("2 MB");
    }

    @Test
    void also_where_nobody_said_beforehand_how_much_it_will_be() throws Exception {
        assertThat(send("/api/customers", 3 * MEGABYTE).body()).contains("request.tooLong");
        assertThat(send("/camunda/api/engine/engine/default/task", 3 * MEGABYTE).statusCode())
                .isEqualTo(400);
        assertThat(send("/login", 3 * MEGABYTE).statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_long_but_not_too_long_is_read() throws Exception {
        assertThat(send("/api/customers", MEGABYTE).body())
                .contains("\"code\"")
                .doesNotContain("request.tooLong", "request.unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /login", "POST /logout", "GET /login", "POST /customers/new", "POST /api/customers"})
    void a_stranger_fills_no_disk_by_calling_a_request_a_file(String endpoint) throws IOException {
        assertThat(answerBeforeTheFile(endpoint, "")).startsWith("HTTP/1.1 400");
    }

    @Test
    void nor_by_sending_it_without_a_length() throws Exception {
        assertThat(send("/login", 3 * MEGABYTE, "multipart/form-data; boundary=a-file")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/import",
                "/api/customers/C-000001/files",
                "/api/dealings/import",
                "/api/interactions/import",
                "/api/staff/import"
            })
    void of_a_file_nothing_is_read_before_its_sender_has_signed_in(String path) throws IOException {
        var wrong = Base64.getEncoder().encodeToString("chen:wrong".getBytes(StandardCharsets.UTF_8));
        try {
            for (var brought : List.of(
                    "",
                    "Authorization: Basic " + wrong + "\r\n",
                    "Origin: https://evil.example\r\nAuthorization: Basic " + wrong + "\r\n")) {
                assertThat(answerBeforeTheFile("POST " + path, brought)).startsWith("HTTP/1.1 401");
            }
        } finally {
            database.sql("delete from sign_in_brake").update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/import",
                "/customers/import/contacts",
                "/customers/import/dealings",
                "/customers/C-000001/files"
            })
    void pages_lead_to_the_sign_in_before_that(String path) throws IOException {
        var right = Base64.getEncoder()
                .encodeToString(("chen:" + People.passwordOf("chen")).getBytes(StandardCharsets.UTF_8));
        for (var brought : List.of("", "Authorization: Basic " + right + "\r\n")) {
            assertThat(answerBeforeTheFile("POST " + path, brought))
                    .startsWith("HTTP/1.1 302")
                    .contains("/login");
        }
    }

    @Test
    void whoever_has_signed_in_sends_large_files() {
        var table = "name\n" + "\n".repeat(3 * MEGABYTE);
        var page = Browser.of(port, "chen").postFile("/customers/import", "/customers/import", "large.csv", table, "");
        assertThat(page.statusCode()).as(page.body()).isNotEqualTo(403);
        assertThat(page.body()).doesNotContain("2 MB");
        var answer = Program.of(port, "chen")
                .post(
                        "/api/customers/import?dryRun=true",
                        "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n"
                                + table + "\r\n--a-file--\r\n",
                        "Content-Type",
                        "multipart/form-data; boundary=a-file");
        assertThat(answer.toString()).doesNotContain("request.tooLong", "signInNeeded");
    }

    /** What is answered while nothing but the beginning of a file of 90 MB has been sent. */
    private String answerBeforeTheFile(String endpoint, String headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var begun = endpoint + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n" + headers
                    + "Content-Type: multipart/form-data; boundary=a-file\r\nContent-Length: 90000000\r\n\r\n"
                    + "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname\n";
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var head = new StringBuilder();
            for (var line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }
    }

    /** In pieces, without a length. */
    private HttpResponse<String> send(String path, int length) throws IOException, InterruptedException {
        return send(path, length, "application/json");
    }

    private HttpResponse<String> send(String path, int length, String type) throws IOException, InterruptedException {
        var json = ("{\"name\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8);
        BodyPublisher pieces = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json));
        var pair = "chen:" + People.passwordOf("chen");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", type)
                                .header("Accept", "application/json")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                                .POST(pieces)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
