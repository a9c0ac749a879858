package io.gendan.contact.quotes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gendan.engine.PlainRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard against the phrases of {@code contact/quotes.tsv}, by the table that comes with the program. */
@DisplayName("A-10: prices and volumes are found in Chinese and English")
class QuoteFinderTest {

    private static final Path PHRASES = Path.of("src/test/resources/contact/quotes.tsv");
    private static final Path TABLE = Path.of("processes/contact/quoteWords.dmn");

    private static final QuoteFinder FINDER = new QuoteFinder(words());

    /**
     * A phrase and what it is in truth.
     *
     * @param truth PRICE, VOLUME or NONE
     * @param known whether the guard is known to get it wrong
     */
    record Phrase(String truth, boolean known, String text) {

        boolean isQuote() {
            return !truth.equals("NONE");
        }

        boolean isFound() {
            var found = FINDER.find(text);
            return isQuote()
                    ? found.stream().anyMatch(quote -> quote.kind().name().equals(truth))
                    : !found.isEmpty();
        }

        boolean isRight() {
            return isFound() == isQuote();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phrases")
    void each_phrase_is_judged_as_the_table_says(Phrase phrase) {
        assertThat(phrase.isRight())
                .as("%s: found %s", phrase.text(), FINDER.find(phrase.text()))
                .isEqualTo(!phrase.known());
    }

    @Test
    @DisplayName("A-10: how often the guard errs, in both ways, is known")
    void both_kinds_of_error() {
        var quotes = phrases().filter(Phrase::isQuote).toList();
        var others = phrases().filter(phrase -> !phrase.isQuote()).toList();
        assertThat(quotes).as("phrases that quote").hasSizeGreaterThanOrEqualTo(60);
        assertThat(others).as("phrases that do not").hasSizeGreaterThanOrEqualTo(60);

        var missed = quotes.stream().filter(phrase -> !phrase.isRight()).toList();
        var falseAlarms = others.stream().filter(phrase -> !phrase.isRight()).toList();

        System.out.printf(
                "A-10 guard: %d of %d quotes missed, %d of %d other phrases taken for quotes%n",
                missed.size(), quotes.size(), falseAlarms.size(), others.size());
        missed.forEach(phrase -> System.out.println("  missed: " + phrase.text()));
        falseAlarms.forEach(phrase -> System.out.println("  false alarm: " + phrase.text()));
        assertThat(missed.size()).as("missed").isLessThanOrEqualTo(quotes.size() / 10);
        assertThat(falseAlarms.size()).as("false alarms").isLessThanOrEqualTo(others.size() / 10);
    }

    @Test
    @DisplayName("A-10: nothing that the sixty customers of the demo company hear is taken for a quote")
    void the_demo_company_is_not_refused() throws IOException {
        var found = new ArrayList<String>();
        int read = 0;
        try (var files = Files.list(Path.of("src/main/resources/demo"))) {
            for (var file : files.toList()) {
                for (var line : lines(file)) {
                    read++;
                    FINDER.find(line).forEach(quote -> found.add(file.getFileName() + ": " + quote + " in " + line));
                }
            }
        }
        assertThat(read).as("lines read").isGreaterThan(1_000);
        assertThat(found).isEmpty();
    }

    @Test
    void it_tells_the_words_as_they_were_written_and_where() {
        assertThat(FINDER.find("我们 ￥３０,０００ 起，先订\u200B 2 万\u200B吨"))
                .containsExactly(
                        new Quote(Quote.Kind.PRICE, "￥３０,０００", 3), new Quote(Quote.Kind.VOLUME, "2 万\u200B吨", 17));
    }

    @Test
    void a_range_is_one_quote() {
        assertThat(FINDER.find("between 300 and 500 yuan"))
                .extracting(Quote::words)
                .containsExactly("300 and 500 yuan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1 ", "1,", "1,000", "三", "a ", "one ", "20% ", "price is ", "每 ", "300 to ", "\u200B"})
    void no_text_keeps_it_busy(String repeated) {
        var longest = repeated.repeat(20_000 / repeated.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> FINDER.find(longest));
    }

    static Stream<Phrase> phrases() {
        return lines(PHRASES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .map(parts -> new Phrase(parts[0].replace("!", ""), parts[0].startsWith("!"), parts[1]));
    }

    static List<QuoteWord> words() {
        var table = Dmn.readModelFromFile(TABLE.toFile())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        return new ArrayList<>(QuoteGuard.words(PlainRow.of(table)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
