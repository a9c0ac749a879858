package io.gendan.contact.quotes;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A text in one writing: full-width characters as narrow ones, without invisible ones; knows where each stood. */
final class FoldedText {

    private static final int WIDE = 0xFF01;
    private static final int LAST_WIDE = 0xFF5E;
    private static final int WIDE_TO_NARROW = 0xFEE0;

    private final String original;
    private final int[] origins;
    private final StringBuilder folded;

    private FoldedText(String original) {
        this.original = original;
        this.origins = new int[original.length() + 1];
        this.folded = new StringBuilder(original.length());
    }

    static FoldedText of(String text) {
        var folded = new FoldedText(text);
        folded.fold();
        return folded;
    }

    private void fold() {
        for (int at = 0; at < original.length(); at++) {
            char character = original.charAt(at);
            if (!isInvisible(character)) {
                origins[folded.length()] = at;
                folded.append(narrow(character));
            }
        }
        origins[folded.length()] = original.length();
    }

    /** Passes over what is found by this pattern. */
    void blank(Pattern passedOver) {
        var matcher = passedOver.matcher(folded.toString());
        while (matcher.find()) {
            var blanks = new char[matcher.end() - matcher.start()];
            Arrays.fill(blanks, '\n');
            folded.replace(matcher.start(), matcher.end(), new String(blanks));
        }
    }

    String text() {
        return folded.toString();
    }

    Quote quote(Quote.Kind kind, int start, int end) {
        int from = origins[start];
        return new Quote(kind, original.substring(from, origins[end]).strip(), from);
    }

    private static boolean isInvisible(char character) {
        return Character.getType(character) == Character.FORMAT;
    }

    private static char narrow(char character) {
        if (character >= WIDE && character <= LAST_WIDE) {
            return (char) (character - WIDE_TO_NARROW);
        }
        return switch (character) {
            case '￥' -> '¥';
            case '￡' -> '£';
            case '\u00A0', '\u2007', '\u202F', '\u3000' -> ' ';
            default -> character;
        };
    }
}
