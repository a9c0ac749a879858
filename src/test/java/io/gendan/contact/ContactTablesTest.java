package io.gendan.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.DecisionRules;
import io.gendan.engine.DecisionRules.Problem;
import io.gendan.support.GendanTest;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@GendanTest
@DisplayName("A-10, T-05, N-11: a broken table of quote words, customer types or readers is refused with its remedy")
class ContactTablesTest {

    private static final String QUOTES = "quoteWords";
    private static final String TYPES = "customerType";
    private static final String WORDS = "messageWords";
    private static final String READERS = "contactParticipants";

    @Autowired
    List<DecisionRules> rules;

    @Autowired
    MessageSource messages;

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(QUOTES, "\"人民币\"", "人民币", "table.notPlain", "Row 14, column \"word\": 人民币"),
                Arguments.of(QUOTES, "\"人民币\"", "", "table.blank", "Row 14, column \"word\" is blank"),
                Arguments.of(QUOTES, "\"RMB\"", "\"cny\"", "table.twice", "\"BEFORE cny\" stands in row 7 already"),
                Arguments.of(QUOTES, "\"元\"", "\"Yuan\"", "table.twice", "\"AFTER yuan\" stands in row 19 already"),
                Arguments.of(
                        QUOTES, "\"BEFORE\"</text>", "\"BESIDE\"</text>", "table.option", "\"BESIDE\" is not known"),
                Arguments.of(QUOTES, "\"PRICE\"</text>", "\"PRIZE\"</text>", "table.option", "\"PRIZE\" is not known"),
                Arguments.of(
                        QUOTES,
                        "\"VOLUME\"</text>",
                        "\"PRICE\"</text>",
                        "quotes.noWords",
                        "no words of the kind VOLUME"),
                Arguments.of(QUOTES, "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"", "table.hitPolicy", "than COLLECT"),
                Arguments.of(QUOTES, "name=\"word\"", "name=\"words\"", "table.noColumn", "no column named word"),
                Arguments.of(TYPES, "\"GREEDY\"", "\"greedy\"", "types.code", "Row 3: \"greedy\""),
                Arguments.of(TYPES, "\"GREEDY\"", "\"RATIONAL\"", "table.twice", "Row 3: \"RATIONAL\" stands in row 1"),
                Arguments.of(TYPES, "\"GREEDY\"", "", "table.blank", "Row 3, column \"customerType\" is blank"),
                Arguments.of(TYPES, "\"customerType.MIXED.advice\"", "", "types.halfFilled", "Row 9"),
                Arguments.of(
                        WORDS,
                        "\"FORBIDDEN\"</text>",
                        "\"FORBIDEN\"</text>",
                        "table.option",
                        "\"FORBIDEN\" is not known"),
                Arguments.of(WORDS, "\"FORBIDDEN\"</text>", "</text>", "table.option", "\"\" is not known"),
                Arguments.of(WORDS, "\"risk-free\"", "risk-free", "table.notPlain", "column \"word\": risk-free"),
                Arguments.of(WORDS, "\"risk-free\"", "\" \"", "table.blank", "column \"word\" is blank"),
                Arguments.of(WORDS, "name=\"remedy\"", "name=\"advice\"", "table.noColumn", "no column named remedy"),
                Arguments.of(WORDS, "hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"", "table.hitPolicy", "than COLLECT"),
                Arguments.of(
                        READERS,
                        "<text>approvals<",
                        "<text>stage<",
                        "participants.noApprovals",
                        "does not ask for approvals"),
                Arguments.of(
                        READERS,
                        "&gt;= 2",
                        "&lt; 0",
                        "participants.endless",
                        "In stage B2 a contact by PHONE is read for ever"),
                Arguments.of(
                        TYPES, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"RULE ORDER\"", "table.hitPolicy", "than UNIQUE"));
    }

    @ParameterizedTest(name = "{0} {3}: {1} -> {2}")
    @MethodSource("broken")
    void a_broken_table(String table, String before, String after, String code, String said) throws Exception {
        var file = Files.readString(Path.of("processes/contact/" + table + ".dmn"));
        assertThat(file).contains(before);

        var problems = check(table, file.replace(before, after));

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(text(problem, "", Locale.ENGLISH)).contains(said);
                })
                .allSatisfy(problem -> {
                    assertThat(text(problem, ".remedy", Locale.ENGLISH)).isNotEqualTo("?");
                    assertThat(text(problem, "", Locale.CHINESE)).isNotEqualTo(text(problem, "", Locale.ENGLISH));
                });
    }

    @Test
    void a_kind_stands_where_it_makes_sense() throws Exception {
        var file = Files.readString(Path.of("processes/contact/quoteWords.dmn"))
                .replace("\"PERCENT\"</text>", "\"BEFORE\"</text>")
                .replace("\"VOLUME\"</text>", "\"NEITHER\"</text>");
        assertThat(check(QUOTES, file)).extracting(Problem::code).contains("quotes.kindAndPlace");
    }

    @Test
    void the_tables_of_the_program_are_sound() throws Exception {
        for (var table : List.of(QUOTES, TYPES, WORDS, READERS)) {
            assertThat(check(table, Files.readString(Path.of("processes/contact/" + table + ".dmn"))))
                    .as(table)
                    .isEmpty();
        }
    }

    private List<Problem> check(String table, String file) {
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes(UTF_8)));
        return rules.stream()
                .filter(rule -> rule.decision().equals(table))
                .flatMap(rule -> rule.check(model).stream())
                .toList();
    }

    private String text(Problem problem, String ending, Locale language) {
        return String.valueOf(messages.getMessage(
                "flow." + problem.code() + ending, problem.arguments().toArray(), "?", language));
    }
}
