package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.rights.RightsTable.Row;
import io.gendan.support.GendanTest;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every address answers everybody as docs/rights.md says")
class RightsTest {

    /** A number of no customer, as long as those there are. */
    private static final String UNKNOWN = "C-987654";

    /** Stands for whoever would do harm to this test by asking. */
    private static final String NOT_ASKED = "-";

    private static final Set<String> FILTERS = Set.of(
            "AnonymousAuthenticationFilter",
            "AuthorizationFilter",
            "BasicAuthenticationFilter",
            "CsrfFilter",
            "DisableEncodeUrlFilter",
            "ExceptionTranslationFilter",
            "HeaderWriterFilter",
            "LogoutFilter",
            "RequestCacheAwareFilter",
            "SecurityContextHolderAwareRequestFilter",
            "SecurityContextHolderFilter",
            "SessionCheck",
            "StrangersUploads",
            "UsernamePasswordAuthenticationFilter",
            "WebAsyncManagerIntegrationFilter");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Who asks for it may see the customer, and is told that another one does it. */
    private static final String ERASING = "erase customer";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    ServletContext servlets;

    @Autowired
    Cast cast;

    private final RightsTable table = RightsTable.read();

    @BeforeAll
    void everybody_comes_in() {
        cast.comeIn(port);
    }

    @AfterAll
    void everybody_leaves() {
        cast.leave();
    }

    @Test
    void no_address_is_missing_in_the_table_and_none_in_it_is_gone() {
        var mapped = MappedEndpoints.ofSpring(program);
        var files = Stream.concat(MappedEndpoints.files(program).stream(), MappedEndpoints.ofFilters(program).stream())
                .toList();

        assertThat(mapped).hasSizeGreaterThan(150);
        assertThat(mapped.stream().filter(endpoint -> !table.names(endpoint)))
                .as("addresses without a row in docs/rights.md: say there who may come to them")
                .isEmpty();
        assertThat(files.stream().filter(endpoint -> !table.names(endpoint)))
                .as("patterns of files, and addresses that filters answer, without a row in docs/rights.md")
                .isEmpty();
        assertThat(table.rows().stream().filter(row -> Stream.concat(mapped.stream(), files.stream())
                        .noneMatch(row::names)))
                .as("rows of docs/rights.md for addresses that the program doesn't have")
                .isEmpty();
    }

    @Test
    @DisplayName("of the filters of the sign-in these alone answer by themselves")
    void the_filters_are_known() {
        assertThat(MappedEndpoints.ofFilters(program))
                .extracting(Endpoint::toString)
                .contains("POST /login", "POST /logout");
        assertThat(MappedEndpoints.filters(program))
                .as("say in MappedEndpoints which address a new filter answers, then name it here")
                .isEqualTo(FILTERS);
    }

    @Test
    @DisplayName(
            "every servlet is read but the dispatcher, and the engine's interface for programs, which is not there")
    void every_servlet_is_read() {
        assertThat(MappedEndpoints.bases(servlets, false)).containsExactlyInAnyOrder("/", "/engine-rest/*");
        assertThat(MappedEndpoints.bases(servlets, true))
                .containsExactlyInAnyOrder(
                        "/camunda/api/cockpit/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/welcome/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/admin/*");
    }

    @Test
    void nothing_is_served_beside_our_pages_and_the_engines_four_interfaces() {
        assertThat(MappedEndpoints.servlets(servlets).values().stream().flatMap(java.util.Collection::stream))
                .containsExactlyInAnyOrder(
                        "/",
                        "/camunda/api/cockpit/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/welcome/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/admin/*",
                        "/engine-rest/*");
    }

    @TestFactory
    Stream<DynamicTest> everybody_gets_the_answer_of_the_table() {
        return table.rows().stream().map(row -> dynamicTest(row.toString(), () -> ask(row)));
    }

    private void ask(Row row) {
        var softly = new SoftAssertions();
        var known = cast.pursued(row.endpoint().path());
        var answers = new LinkedHashMap<>(table.answers(row));
        answers.values().removeIf(NOT_ASKED::equals);
        // those who may do nothing come first, so that the customer is still as it was
        Stream.concat(
                        answers.entrySet().stream()
                                .filter(answer -> !answer.getValue().equals("in")),
                        answers.entrySet().stream()
                                .filter(answer -> answer.getValue().equals("in")))
                .forEach(expected -> ask(row, expected, known, softly));
        softly.assertAll();
    }

    @TestFactory
    @DisplayName("HEAD is answered as GET is")
    Stream<DynamicTest> head() {
        return table.rows().stream()
                .filter(row -> row.endpoint().method().equals("GET"))
                .map(row -> dynamicTest(row.toString(), () -> askForTheHead(row)));
    }

    private void askForTheHead(Row row) {
        var softly = new SoftAssertions();
        var known = cast.pursued(row.endpoint().path());
        var asked = new Asked(cast, row);
        var answers = table.answers(row);
        for (var who : List.of(Cast.NOBODY, Cast.OWNER, "stranger", "admin", "auditor")) {
            if (!NOT_ASKED.equals(answers.get(who))) {
                var head = asked.by("HEAD", who, known, known.number(), "1");
                softly.assertThat(head.statusCode())
                        .as("%s: %s", who, row)
                        .isEqualTo(asked.of(who, known, known.number(), "1").statusCode());
                softly.assertThat(head.body()).isEmpty();
            }
        }
        softly.assertAll();
    }

    @TestFactory
    @DisplayName(
            "OPTIONS tells strangers nothing: neither what may be sent to an address, nor which customers there are")
    Stream<DynamicTest> options() {
        return table.rows().stream().map(row -> dynamicTest(row.toString(), () -> askForOptions(row)));
    }

    private void askForOptions(Row row) {
        var known = cast.pursued(row.endpoint().path());
        var asked = new Asked(cast, row);
        var toNobody = asked.by("OPTIONS", Cast.NOBODY, known, known.number(), "1");
        assertThat(toNobody.statusCode()).isLessThan(500);
        if (List.of("401", "404").contains(table.answers(row).get(Cast.NOBODY))) {
            assertThat(Answers.of(toNobody, "401", known.number(), true)).isIn("401", "404");
            assertThat(toNobody.headers().firstValue("Allow")).isEmpty();
        }
        if (row.endpoint().path().contains("{number}")) {
            assertThat(told(asked.by("OPTIONS", "stranger", known, known.number(), "1"), known.number()))
                    .isEqualTo(told(asked.by("OPTIONS", "stranger", known, UNKNOWN, "1"), UNKNOWN));
        }
    }

    private static String told(HttpResponse<String> answer, String number) {
        return Answers.withoutNumber(answer, number);
    }

    @Test
    @DisplayName("Signing in and out is open to everybody, and leads back to the sign-in")
    void signing_in_and_out() {
        var visitor = Visitor.nobody(port);
        assertThat(visitor.send("POST", "/login", "username=&password=")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/login?error"));
        assertThat(visitor.send("POST", "/logout", "").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/login?out"));
    }

    private void ask(Row row, Map.Entry<String, String> expected, Cast.Case ofTheOwner, SoftAssertions softly) {
        var method = row.endpoint().method();
        (method.equals("ANY") ? METHODS : List.of(method))
                .forEach(each -> ask(row, each, expected, ofTheOwner, softly));
    }

    private void ask(
            Row row, String method, Map.Entry<String, String> expected, Cast.Case ofTheOwner, SoftAssertions softly) {
        var who = expected.getKey();
        var belonging = cast.belonging(row.endpoint().path(), ofTheOwner);
        var known = cast.lookedAt(who, ofTheOwner);
        var id = belonging.orElseGet(
                () -> row.endpoint().path().contains("{field}") ? cast.confidential(ofTheOwner) : "1");
        var asked = new Asked(cast, row);
        var answer = asked.by(method, who, known, known.number(), id);
        softly.assertThat(Answers.of(answer, expected.getValue(), known.number(), belonging.isPresent()))
                .as("%s: %s, answered %s %s", who, row.endpoint(), answer.statusCode(), brief(answer))
                .isEqualTo(expected.getValue());
        if (belonging.isPresent() && !expected.getValue().equals("in")) {
            softly.assertThat(answer.body()).as("what %s reads in %s", who, row).doesNotContain(ofTheOwner.phone());
        }
        if (who.equals("admin")) {
            softly.assertThat(answer.body())
                    .as("what an administrator reads in %s", row)
                    .doesNotContain(known.phone());
        }
        if (Cast.ASKED.contains(who)) {
            softly.assertThat(answer.body())
                    .as("what %s reads in %s", who, row)
                    .doesNotContain(known.phone(), ofTheOwner.phone());
        }
        if (row.endpoint().path().contains("{number}")
                && !expected.getValue().equals("in")
                && !(row.rule().equals(ERASING) && table.sees(who))) {
            var guessed = asked.by(method, who, known, UNKNOWN, id);
            softly.assertThat(Answers.withoutNumber(answer, known.number()))
                    .as("%s: %s for a customer that this person doesn't see, and for one that isn't there", who, row)
                    .isEqualTo(Answers.withoutNumber(guessed, UNKNOWN));
        }
    }

    private static String brief(HttpResponse<String> answer) {
        var body = answer.body().replaceAll("\\s+", " ");
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }
}
