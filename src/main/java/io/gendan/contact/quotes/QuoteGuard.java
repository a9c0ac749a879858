package io.gendan.contact.quotes;

import io.gendan.contact.quotes.QuoteWord.Kind;
import io.gendan.contact.quotes.QuoteWord.Place;
import io.gendan.engine.PlainRow;
import io.gendan.engine.PlainTables;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds prices and volumes in a text, in Chinese and English, by the words of the decision table {@code
 * quoteWords}, which an administrator edits and redeploys. It goes by the writing alone: whose price it is, nobody can
 * tell from that, so now and then it finds what is none, and misses what is only hinted at.
 */
@Component
public class QuoteGuard {

    static final String DECISION = "quoteWords";

    private record Known(String version, QuoteFinder finder) {}

    private final PlainTables tables;
    private volatile Known known = new Known("", new QuoteFinder(List.of()));

    QuoteGuard(PlainTables tables) {
        this.tables = tables;
    }

    /** What is quoted in a text, in the order of the text; by the table as it is deployed last. */
    public List<Quote> find(String text) {
        var version = version();
        var current = known;
        if (!current.version().equals(version)) {
            current = new Known(version, new QuoteFinder(words(tables.rows(version))));
            known = current;
        }
        return current.finder().find(text);
    }

    /** The version of the words that count now; as long as it stays, the same is found in the same text. */
    public String version() {
        return tables.version(DECISION);
    }

    static List<QuoteWord> words(List<PlainRow> rows) {
        return rows.stream()
                .filter(row -> !row.text("word").isEmpty())
                .map(row -> new QuoteWord(
                        Kind.valueOf(row.text("kind")), Place.valueOf(row.text("place")), row.text("word")))
                .toList();
    }
}
