package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is answered tells the browser what it may do with it, and no page carries script or style of its own. */
@GendanTest
class AnswerHeadersTest {

    private static final String WHO_AM_I = "/admin/auth/user/default";

    private static final int FEWEST_PAGES = 20;

    private static final Pattern INLINE = Pattern.compile(
            "<style|<script(?![^>]*\\ssrc=)|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*[\"']|javascript:|th:utext",
            Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @Test
    void no_template_holds_script_or_style() throws Exception {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            var templates = files.filter(Files::isRegularFile).toList();
            assertThat(templates).hasSizeGreaterThan(FEWEST_PAGES);
            for (var template : templates) {
                assertThat(INLINE.matcher(Files.readString(template)).find())
                        .as("inline script, style or unescaped text in %s", template)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chen", "wang", "admin"})
    void every_page_is_rendered_without_script_or_style_of_its_own(String login) {
        var browser = Browser.of(port, login);
        var pages = pages();
        assertThat(pages).hasSizeGreaterThan(FEWEST_PAGES);
        int shown = 0;
        for (var page : pages) {
            var answer = browser.get(page);
            assertThat(answer.statusCode()).as(page).isLessThan(500);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                assertStrict(page, answer.headers());
                assertThat(INLINE.matcher(answer.body()).find())
                        .as("inline script or style in %s", page)
                        .isFalse();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(FEWEST_PAGES / 2);
    }

    /** Our own pages that need no number or other part of an address. */
    private List<String> pages() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.contains("*") && !path.startsWith("/api"))
                .filter(path -> !path.equals("/") && !path.startsWith("/error"))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void refusals_errors_and_files_too() {
        var chen = Browser.of(port, "chen");
        for (var path : List.of("/login", "/no/such/page", "/customers/C-999999", "/incidents", "/css/gendan.css")) {
            assertStrict(path, chen.get(path).headers());
        }
        for (var path :
                List.of("/api/customers", "/api/no/such/place", "/actuator/env", "/actuator/health/readiness")) {
            assertStrict(path, Program.nobody(port).get(path).http().headers());
        }
        for (var path : List.of("/engine-rest/task", "/camunda/api/admin/setup/default/user/create", "/error")) {
            var answer = Program.nobody(port).get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertSafe(path, answer.http().headers());
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
    }

    @Test
    void tasklist_and_cockpit_bring_a_policy_of_their_own() {
        var wang = Browser.of(port, "wang");
        for (var path : List.of("/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/")) {
            var answer = wang.get(path);
            assertSafe(path, answer.headers());
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("'nonce-", "'strict-dynamic'", "frame-ancestors 'none'", "object-src 'none'");
        }
        assertSafe(
                "api", wang.getJson("/camunda/api/engine/engine/default/task").headers());
    }

    @Test
    void what_tasklist_asks_for_is_never_kept_on_disk() {
        var wang = Browser.of(port, "wang");
        for (var path : List.of("/engine/engine/default/task", "/engine/engine/default/filter", WHO_AM_I)) {
            assertThat(wang.getJson("/camunda/api" + path).headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
    }

    @Test
    void behind_https_the_sign_out_empties_the_browsers_cache() {
        for (var https : List.of(true, false)) {
            var wang = Browser.of(port, "wang");
            wang.getJson("/camunda/api" + WHO_AM_I);
            var header = new String[] {"X-Forwarded-Proto", https ? "https" : "http"};
            var answer = wang.send("POST", "/camunda/api" + WHO_AM_I + "/logout", "", header);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Clear-Site-Data"))
                    .isEqualTo(https ? Optional.of("\"cache\"") : Optional.empty());
        }
    }

    @Test
    void behind_https_browsers_are_told_to_stay_there_and_cookies_travel_by_it_only() {
        var plain = Program.nobody(port).get("/login");
        assertThat(plain.header("Strict-Transport-Security")).isEmpty();
        assertThat(cookies(plain)).isNotEmpty().noneMatch(cookie -> cookie.contains("Secure"));

        var https = new String[] {"X-Forwarded-Proto", "https", "Accept", "text/html"};
        for (var path : List.of("/login", "/no/such/page", "/css/gendan.css", "/camunda/app/tasklist/default/")) {
            assertThat(Program.nobody(port).get(path, https).header("Strict-Transport-Security"))
                    .as(path)
                    .isEqualTo("max-age=31536000");
        }
        assertThat(cookies(Program.nobody(port).get("/login", https)))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("; HttpOnly"));
    }

    @Test
    void tasklists_own_cookie_too() {
        var chen = Browser.of(port, "chen");
        var plain = chen.get("/camunda/app/tasklist/default/", "X-Nothing", "");
        assertThat(plain.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
        var other = Browser.of(port, "liu");
        var https = other.get("/camunda/app/tasklist/default/", "X-Forwarded-Proto", "https");
        assertThat(https.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .allMatch(cookie -> cookie.contains("Secure"));
    }

    private static List<String> cookies(Program.Answer answer) {
        return answer.http().headers().allValues("Set-Cookie");
    }

    private static void assertSafe(String path, HttpHeaders headers) {
        assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options").orElse("")).as(path).matches("DENY|SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
        assertThat(headers.firstValue("Server")).as(path).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).as(path).isEmpty();
    }

    private static void assertStrict(String path, HttpHeaders headers) {
        assertSafe(path, headers);
        assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .as(path)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).as(path).contains("camera=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(path).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(path).hasValue("same-origin");
    }
}
