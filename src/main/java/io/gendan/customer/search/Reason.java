package io.gendan.customer.search;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer was found.
 *
 * @param field the label of a dossier's field
 * @param before what stands before what was looked for
 * @param hit what was looked for, as it stands there
 */
public record Reason(FoundBy kind, @Nullable String field, String before, String hit, String after) {

    private static final int AROUND = 30;

    /** Of a text in which the word may stand: a piece of it around the word, else its beginning. */
    public static Reason in(FoundBy kind, @Nullable String field, String text, SearchWord word) {
        int at = position(text, word.plain());
        if (at < 0) {
            var beginning = text.length() > 2 * AROUND ? text.substring(0, 2 * AROUND) + "…" : text;
            return new Reason(kind, field, "", "", beginning);
        }
        int end = Math.min(text.length(), at + word.plain().length());
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), end + AROUND);
        return new Reason(
                kind,
                field,
                (from > 0 ? "…" : "") + text.substring(from, at),
                text.substring(at, end),
                text.substring(end, to) + (to < text.length() ? "…" : ""));
    }

    private static int position(String text, String word) {
        for (int at = 0; at + word.length() <= text.length(); at++) {
            if (PlainText.of(text.substring(at, at + word.length())).equals(word)) {
                return at;
            }
        }
        return -1;
    }
}
