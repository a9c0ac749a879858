package io.gendan.contact.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way to write a quote. */
final class QuoteShape {

    private final Pattern pattern;
    private final Function<Matcher, Quote.@Nullable Kind> kind;

    /** @param kind what a match is, null when it is no quote after all */
    QuoteShape(String pattern, Function<Matcher, Quote.@Nullable Kind> kind) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.kind = kind;
    }

    /** A quote as it was found in the folded text. */
    record Found(Quote.Kind kind, int start, int end) {}

    List<Found> in(String text) {
        var found = new ArrayList<Found>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var meant = kind.apply(matcher);
            if (meant != null) {
                found.add(found(meant, matcher));
            }
        }
        return found;
    }

    private static Found found(Quote.Kind kind, MatchResult match) {
        return new Found(kind, match.start(), match.end());
    }
}
