package io.gendan.contact.quotes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds quotes by one set of words. */
final class QuoteFinder {

    /** As far back as a clause is looked at. */
    private static final int CLAUSE = 60;

    private final List<QuoteShape> shapes;
    private final Pattern passedOver;
    private final Pattern somethingElse;

    QuoteFinder(List<QuoteWord> words) {
        var made = new QuoteShapes(words);
        shapes = made.all();
        passedOver = made.passedOver();
        somethingElse = made.somethingElse();
    }

    /** All quotes of a text in their order; what overlaps is told once. */
    List<Quote> find(String text) {
        var folded = FoldedText.of(text);
        folded.blank(passedOver);
        var searched = folded.text();
        var found = new ArrayList<QuoteShape.Found>();
        shapes.forEach(shape -> found.addAll(shape.in(searched)));
        found.sort(Comparator.comparing(QuoteShape.Found::start)
                .thenComparing(QuoteShape.Found::end, Comparator.reverseOrder()));
        var quotes = new ArrayList<Quote>();
        int end = 0;
        for (var one : found) {
            if (one.start() >= end && !isSomethingElse(searched, one.start())) {
                quotes.add(folded.quote(one.kind(), one.start(), one.end()));
                end = one.end();
            }
        }
        return quotes;
    }

    private boolean isSomethingElse(String text, int start) {
        return somethingElse
                .matcher(text.substring(Math.max(0, start - CLAUSE), start))
                .find();
    }
}
