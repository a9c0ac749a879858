package io.gendan.contact.quotes;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A word by which a figure is known to be a price or a volume, or to be neither: one row of {@code quoteWords}. */
record QuoteWord(Kind kind, Place place, String word) {

    /** What it makes of the figure. */
    enum Kind {
        PRICE,
        VOLUME,
        NEITHER
    }

    /** Where it stands. */
    enum Place {
        /** Directly before the figure: ¥300, RMB 300. */
        BEFORE(EnumSet.of(Kind.PRICE)),
        /** Directly after the figure: 300 yuan, 2 万吨. */
        AFTER(EnumSet.allOf(Kind.class)),
        /** The same, but one alone is no figure: three boxes, not one box; 三块, not 一块. */
        COUNTED(EnumSet.of(Kind.PRICE, Kind.VOLUME)),
        /** Says what the bare figure after it is: the price is 300. For NEITHER: revenue of ¥300 million. */
        CUE(EnumSet.allOf(Kind.class)),
        /** Makes a percentage a discount: 20 % off. */
        PERCENT(EnumSet.of(Kind.PRICE)),
        /** Needs no figure: half price. For NEITHER: a phrase that is passed over. */
        ALONE(EnumSet.allOf(Kind.class));

        private final Set<Kind> kinds;

        Place(Set<Kind> kinds) {
            this.kinds = kinds;
        }

        boolean takes(Kind kind) {
            return kinds.contains(kind);
        }
    }

    /** As a part of a pattern; an end in Latin letters is the end of a word. */
    String pattern() {
        var parts = Stream.of(word.strip().split("\\s+")).map(Pattern::quote);
        return parts.collect(Collectors.joining("\\s+")) + (endsLatin() ? "(?![a-z])" : "");
    }

    /** The same where no other word may go straight into it. */
    String separatePattern() {
        return (Character.isLetter(word.charAt(0)) && word.charAt(0) < 128 ? "(?<![a-z0-9])" : "") + pattern();
    }

    private boolean endsLatin() {
        char last = word.charAt(word.length() - 1);
        return last < 128 && Character.isLetterOrDigit(last);
    }

    static Set<String> kinds() {
        return names(Kind.values());
    }

    static Set<String> places() {
        return names(Place.values());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
