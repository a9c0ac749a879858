package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.rights.RightsTable.Row;
import io.gendan.support.GendanTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
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

/**
 * A person, a way, a consent and the like bear ids of their own, which count on across customers. Whoever may do
 * everything with a customer of their own asks there for those of another department's.
 */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("An id of another customer, asked for at the address of an own one, is an id of nothing")
class ForeignIdsTest {

    private static final String ASKER = "director2";

    /** Who may do all of it with the customer whose thing it is. */
    private static final String RIGHTFUL = "director";

    private static final String NOTHING = "999999999";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

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
    @DisplayName("every address that asks for a customer and something of its is asked here")
    void none_is_left_out() {
        assertThat(addresses()).hasSizeGreaterThan(10);
        var foreign = cast.pursued();
        assertThat(addresses().filter(row -> cast.belonging(row.endpoint().path(), foreign)
                        .isEmpty()))
                .as("say in Things how something that this address asks for is made")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> is_answered_like_nothing_and_left_alone() {
        return addresses().map(row -> dynamicTest(row.toString(), () -> ask(row)));
    }

    private Stream<Row> addresses() {
        return MappedEndpoints.ofSpring(program).stream()
                .filter(each -> each.path().contains("{number}") && each.path().contains("{id}"))
                .map(each -> table.rows().stream()
                        .filter(row -> row.names(each))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(each + " has no row in docs/rights.md")));
    }

    private void ask(Row row) {
        var foreign = cast.pursued();
        var mine = cast.pursuedBy(cast.login("elsewhere"));
        var id = cast.belonging(row.endpoint().path(), foreign).orElseThrow();

        var guessed = send(row, ASKER, mine.number(), id);
        assertThat(guessed.statusCode()).as(guessed.body()).isEqualTo(404);
        assertThat(told(guessed, id)).isEqualTo(told(send(row, ASKER, mine.number(), NOTHING), id));

        var rightly = send(row, RIGHTFUL, foreign.number(), id);
        assertThat(rightly.statusCode())
                .as("who may do it finds it as it was: %s", rightly.body())
                .isLessThan(400);
    }

    private static String told(HttpResponse<String> answer, String id) {
        return Answers.withoutNumber(answer, NOTHING).replaceAll("(?<![0-9])" + id + "(?![0-9])", "C-…");
    }

    private HttpResponse<String> send(Row row, String who, String number, String id) {
        var path = row.endpoint()
                .path()
                .replace("{number}", number)
                .replace("{id}", id)
                .replace("{what}", "persons")
                .replace("{deed}", "remove");
        var method = row.endpoint().method();
        var sent = row.sent().replace("{number}", number);
        if (List.of("GET", "DELETE").contains(method)) {
            return cast.visitor(who).send(method, path, null);
        }
        return cast.visitor(who)
                .send(method, path, !sent.isEmpty() ? sent : Visitor.isForPrograms(path) ? "{}" : "x=y");
    }
}
