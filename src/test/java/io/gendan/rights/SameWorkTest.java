package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.rights.RightsTable.Row;
import io.gendan.support.GendanTest;
import io.gendan.support.Statements;
import java.util.List;
import java.util.concurrent.Callable;
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

/** Times are measured in {@code bench} (GuessBench); what they come from is counted here. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Another team's customer costs the same statements as a number of nobody, so that time tells nothing")
class SameWorkTest {

    /** A number of no customer, as long as those there are. */
    private static final String UNKNOWN = "C-987653";

    @LocalServerPort
    int port;

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
    void statements_are_counted() throws Exception {
        var known = cast.pursued();
        assertThat(Statements.during(() -> cast.visitor(Cast.OWNER).send("GET", "/customers/" + known.number(), null)))
                .isGreaterThan(Statements.during(
                        () -> cast.visitor("stranger").send("GET", "/customers/" + known.number(), null)))
                .isPositive();
    }

    @TestFactory
    Stream<DynamicTest> the_same_for_both() {
        return table.rows().stream()
                .filter(row -> row.endpoint().path().contains("{number}"))
                .flatMap(row -> Stream.of("stranger", "manager2", "director2")
                        .filter(who -> !"in".equals(table.answers(row).get(who)))
                        .map(who -> dynamicTest(who + ": " + row, () -> ask(row, who))));
    }

    private void ask(Row row, String who) throws Exception {
        var known = cast.pursued(row.endpoint().path());
        var asked = new Asked(cast, row);
        // what is read once is read by now
        asked.of(who, known, known.number(), "1");

        assertThat(made(() -> asked.of(who, known, known.number(), "1")))
                .as("statements for a customer that %s doesn't see, and for one that isn't there", who)
                .isEqualTo(made(() -> asked.of(who, known, UNKNOWN, "1")));
    }

    /** Without the note of a refusal, which is written when the answer has gone. */
    private static List<String> made(Callable<?> deed) throws Exception {
        return Statements.madeDuring(deed).stream()
                .filter(statement -> !statement.contains("insert into audit_entry"))
                .toList();
    }
}
