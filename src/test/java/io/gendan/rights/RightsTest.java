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

    private static final String ALSO_UNKNOWN = "C-987655";

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
        var files = MappedEndpoints.files(program);

        assertThat(mapped).hasSizeGreaterThan(150);
        assertThat(mapped.stream().filter(endpoint -> !table.names(endpoint)))
                .as("addresses without a row in docs/rights.md: say there who may come to them")
                .isEmpty();
        assertThat(files.stream().filter(endpoint -> !table.names(endpoint)))
                .as("patterns of files without a row in docs/rights.md")
                .isEmpty();
        assertThat(table.rows().stream().filter(row -> Stream.concat(mapped.stream(), files.stream())
                        .noneMatch(row::names)))
                .as("rows of docs/rights.md for addresses that the program doesn't have")
                .isEmpty();
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
        var known = cast.pursued();
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

    private void ask(Row row, Map.Entry<String, String> expected, Cast.Case ofTheOwner, SoftAssertions softly) {
        var who = expected.getKey();
        var belonging = cast.belonging(row.endpoint().path(), ofTheOwner);
        var known = cast.lookedAt(who, ofTheOwner);
        var id = belonging.orElse("1");
        var answer = send(row, who, known, known.number(), id);
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
        if (row.endpoint().path().contains("{number}") && !expected.getValue().equals("in")) {
            var guessed = send(row, who, known, UNKNOWN, id);
            softly.assertThat(Answers.withoutNumber(answer, known.number()))
                    .as("%s: %s for a customer that this person doesn't see, and for one that isn't there", who, row)
                    .isEqualTo(Answers.withoutNumber(guessed, UNKNOWN));
        }
    }

    private HttpResponse<String> send(Row row, String who, Cast.Case known, String number, String id) {
        var path = row.endpoint()
                .path()
                .replace("{number}", number)
                .replace("{taskId}", known.task())
                .replace("{login}", cast.login(Cast.OWNER))
                .replace("{merged}", ALSO_UNKNOWN)
                .replace("/**", "/x")
                .replace("{id}", id)
                .replace("{what}", "persons")
                .replace("{deed}", "remove")
                .replace("{path}", "resume")
                .replaceAll("\\{[^}]+}", "1")
                .replace("*", "x");
        var sent = row.sent()
                .replace("(file)", Visitor.FILE)
                .replace("{name}", known.name().replace(" ", "%20"));
        var method =
                row.endpoint().method().equals("ANY") ? "GET" : row.endpoint().method();
        if (sent.isEmpty() && !List.of("GET", "DELETE").contains(method)) {
            sent = Visitor.isForPrograms(path) ? "{}" : "x=y";
        }
        boolean query = sent.startsWith("?");
        var body = query || sent.isEmpty() ? null : sent;
        return cast.visitor(who).send(method, query ? path + sent : path, body);
    }

    private static String brief(HttpResponse<String> answer) {
        var body = answer.body().replaceAll("\\s+", " ");
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }
}
