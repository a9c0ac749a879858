package io.gendan.http;

import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends what no well-behaved client would send, byte by byte. */
@GendanTest
@DisplayName("Whatever is sent, the answer is a refusal and never a failure of ours")
class OddRequestsTest {

    private static final List<String> ODD_NUMBERS = List.of(
            "C-",
            "C-000000",
            "c-000001",
            "C-0000001234567890123",
            "C-%D9%A0%D9%A0%D9%A0%D9%A0%D9%A0%D9%A1",
            "C-%EF%BC%90%EF%BC%90%EF%BC%90%EF%BC%90%EF%BC%90%EF%BC%91",
            "C-00000%31",
            "%20C-000001%20",
            "C-000001%0A",
            "C-000001%27%20or%201=1--",
            "%24%7B7*7%7D",
            "%7B%7Bx%7D%7D",
            "..%2F..%2Fetc%2Fpasswd",
            "%2e%2e",
            "%00",
            "%ff%fe",
            "%ED%A0%80",
            "%",
            "%zz",
            "C-000001;x=y",
            "C-000001;",
            "a|b",
            "a\"b",
            "<script>",
            "[x]",
            "{x}",
            "a^b`c",
            "\\..\\x",
            "💥",
            "x".repeat(3000));

    private static final List<String> ODD_PAGES = List.of(
            "-1",
            "-2147483648",
            "2147483647",
            "2147483648",
            "9".repeat(40),
            "1e9",
            "0x10",
            "%D9%A1",
            "%EF%BC%91",
            "",
            "%00",
            "null",
            "0&page=1",
            "1;2");

    private static final List<String> ODD_BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "[[]]",
            "{}",
            "\"\"",
            "0",
            "-0.0",
            "1e999999999",
            "true",
            "NaN",
            "{",
            "{\"\":1}",
            "{\"name\":null}",
            "{\"name\":[]}",
            "{\"name\":{}}",
            "{\"name\":1e999999}",
            "{\"name\":1e-999999}",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}",
            "{\"name\":\"x\",\"name\":\"y\"}",
            "{\"name\":\"x\",\"employees\":1e99999}",
            "{\"name\":\"x\",\"revenue\":-1}",
            "{\"name\":\"x\",\"founded\":\"٢٠٠٠\"}",
            "{\"name\":\"x\",\"tags\":[null,{},[]]}",
            "{\"name\":\"x\",\"owner\":\"\\u0000\"}",
            "{\"name\":\"x\",\"owner\":[\"chen\"]}",
            "{\"name\":\"x\",\"subsidiaryOf\":\"C-x\"}",
            "{\"name\":\"x\",\"contactPersonRole\":\"KING\"}",
            "{\"channel\":\"PHONE\",\"direction\":null}",
            "{\"direction\":\"INBOUND\",\"contactPerson\":\"x\",\"summary\":\"x\",\"at\":\"+999999999-12-31T23:59:59Z\"}",
            "{\"direction\":\"INBOUND\",\"contactPerson\":\"x\",\"summary\":\"x\",\"at\":\"-999999999-01-01T00:00\"}",
            "{\"direction\":\"INBOUND\",\"contactPerson\":\"x\",\"summary\":\"x\",\"at\":\"-4713-01-01T00:00:00Z\"}",
            "[".repeat(5000),
            "{\"a\":".repeat(2000),
            "\ufeff{}",
            "<xml/>");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    private final SoftAssertions softly = new SoftAssertions();

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    void odd_addresses() {
        for (var odd : ODD_NUMBERS) {
            for (var rest : List.of("", "/record", "/contact-window")) {
                knock("chen", "GET", "/api/customers/" + odd + rest, "", "");
            }
            knock("chen", "POST", "/api/customers/" + odd + "/journey", "", "");
            knock("admin", "GET", "/api/customers/" + odd, "", "");
            knock("chen", "GET", "/customers/" + odd, "", "");
            knock("chen", "GET", "/api/customers/imports/" + odd, "", "");
            knock("chen", "GET", "/api/" + odd, "", "");
            knock("chen", "GET", "/" + odd, "", "");
            knock("chen", "GET", "/api/customers?q=" + odd + "&owner=" + odd + "&tag=" + odd, "", "");
            knock("chen", "GET", "/api/customers?stage=" + odd, "", "");
            knock("", "GET", "/api/" + odd, "", "");
            knock("", "GET", "/" + odd, "", "");
        }
        softly.assertAll();
    }

    @Test
    void odd_pages() {
        var number = cases.pursued("chen");
        for (var page : ODD_PAGES) {
            knock("chen", "GET", "/api/customers?page=" + page, "", "");
            knock("chen", "GET", "/api/customers/" + number + "/record?page=" + page, "", "");
            knock("chen", "GET", "/customers?page=" + page, "", "");
            knock("chen", "GET", "/api/customers/" + number + "/contact-window?kind=" + page, "", "");
        }
        softly.assertAll();
    }

    @Test
    void odd_bodies() {
        var number = cases.pursued("chen");
        for (var body : ODD_BODIES) {
            knock("chen", "POST", "/api/customers", "application/json", body);
            knock("chen", "POST", "/api/customers/" + number + "/interactions", "application/json", body);
            knock("chen", "POST", "/api/customers/import", "multipart/form-data; boundary=x", body);
            knock("", "POST", "/login", "application/x-www-form-urlencoded", "username=%00&password=" + body);
        }
        for (var type : List.of(
                "",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json;;;",
                "nonsense",
                "a/b/c",
                "*/*",
                "application/*",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/mixed; boundary=x",
                "text/csv",
                "application/octet-stream")) {
            for (var path : List.of(
                    "/api/customers",
                    "/api/customers/import",
                    "/api/customers/" + number + "/interactions",
                    "/api/customers/" + number + "/journey")) {
                knock("chen", "POST", path, type, "{\"name\":\"\"}");
            }
            knock("admin", "POST", "/api/staff/import", type, "login,name");
            knock("admin", "POST", "/api/nowhere", type, "x");
        }
        softly.assertAll();
    }

    @Test
    void odd_uploads() {
        for (var part : List.of(
                "",
                "--x--",
                "--x\r\n\r\n\r\n--x--",
                part("file", "", ""),
                part("file", "a.csv", ""),
                part("file", "a.csv", "\0\0\0"),
                part("file", "a.csv", "name"),
                part("file", "a.csv", "name\n"),
                part("file", "a.csv", "name\n\"unclosed"),
                part("file", "a.csv", "name,name\nx,y"),
                part("file", "a.csv", "name\n" + "x".repeat(300_000)),
                part("file", "a.csv", ",".repeat(100_000)),
                part("file", "a.xlsx", "PK\3\4 not really"),
                part("file", "../../a.csv", "name\n${7*7}"),
                part("other", "a.csv", "name\nx"),
                "--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n",
                part("file", "a.csv", "name\nx").replace("--x--", ""))) {
            for (var query :
                    List.of("?dryRun=true", "?dryRun=perhaps", "?dryRun=true&owner=%00", "?dryRun=true&owner=nobody")) {
                knock("chen", "POST", "/api/customers/import" + query, "multipart/form-data; boundary=x", part);
            }
            knock("admin", "POST", "/api/staff/import", "multipart/form-data; boundary=x", part);
        }
        softly.assertAll();
    }

    @Test
    void odd_methods_and_headers() {
        var number = cases.pursued("chen");
        for (var method :
                List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "NONSENSE", "get")) {
            for (var path : List.of(
                    "/api/customers",
                    "/api/customers/" + number + "/journey",
                    "/api/nowhere",
                    "/",
                    "/login",
                    "/error")) {
                knock("chen", method, path, "application/json", "{}");
                knock("", method, path, "application/json", "{}");
            }
        }
        for (var header : List.of(
                "Accept: nonsense",
                "Accept: application/xml",
                "Accept: image/png",
                "Accept: ;;;",
                "Accept-Language: x-y-z-" + "q".repeat(300),
                "Accept-Language: ;q=1",
                "Accept-Language: zh;q=nonsense",
                "Accept-Encoding: nonsense",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Authorization: Basic AGNoZW46eA==",
                "Authorization: Basic Y2hlbgA6eAA=",
                "Expect: nonsense",
                "Range: bytes=5-1",
                "If-Modified-Since: nonsense",
                "If-None-Match: *",
                "Cookie: JSESSIONID=../../x; JSESSIONID=y; XSRF-TOKEN=z",
                "Idempotency-Key: " + "k".repeat(6000),
                "Idempotency-Key: \u00e4\u00ff",
                "X-Forwarded-For: nonsense, ;;",
                "X-Forwarded-Proto: nonsense",
                "X-Forwarded-Host: a b c",
                "X-Forwarded-Port: nonsense",
                "Forwarded: for=;;",
                "X-HTTP-Method-Override: DELETE",
                "Host: another",
                "Origin: null",
                "Sec-Fetch-Site: cross-site")) {
            for (var path : List.of("/api/customers", "/api/nowhere", "/login", "/actuator/health")) {
                knock("chen", "GET", path, "", "", header);
                knock("", "GET", path, "", "", header);
            }
            knock(
                    "chen",
                    "POST",
                    "/api/customers/" + number + "/interactions",
                    "application/json",
                    "{\"direction\":\"INBOUND\",\"contactPerson\":\"x\",\"summary\":\"x\"}",
                    header);
            knock("chen", "POST", "/api/customers", "application/json", "{\"name\":\"Odd\"}", header);
        }
        softly.assertAll();
    }

    private static String part(String name, String file, String content) {
        var named = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + named
                + "\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--x--\r\n";
    }

    private void knock(String login, String method, String path, String type, String body, String... headers) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new ArrayList<String>();
        head.add(method + " " + path + " HTTP/1.1");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.add("Host: localhost:" + port);
        }
        head.add("Connection: close");
        if (!login.isEmpty() && List.of(headers).stream().noneMatch(header -> header.startsWith("Authorization:"))) {
            var pair = login + ":" + People.passwordOf(login);
            head.add("Authorization: Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        if (!type.isEmpty()) {
            head.add("Content-Type: " + type);
        }
        if (content.length > 0
                && List.of(headers).stream()
                        .noneMatch(header ->
                                header.startsWith("Content-Length:") || header.startsWith("Transfer-Encoding:"))) {
            head.add("Content-Length: " + content.length);
        }
        head.addAll(List.of(headers));
        var line = answered(String.join("\r\n", head) + "\r\n\r\n", content);
        var what = "%s %s %s %s %s %s".formatted(login, method, path, type, body, List.of(headers));
        softly.assertThat(line)
                .as(what.length() > 300 ? what.substring(0, 300) + "…" : what)
                .matches("HTTP/1\\.1 [1234]\\d\\d.*");
    }

    /** The first line of the answer. */
    private String answered(String head, byte[] content) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
            out.flush();
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readNBytes(60), StandardCharsets.ISO_8859_1);
            return answer.lines().findFirst().orElse("nothing");
        } catch (IOException cutOff) {
            return "HTTP/1.1 400 (cut off: " + cutOff.getMessage() + ")";
        }
    }
}
