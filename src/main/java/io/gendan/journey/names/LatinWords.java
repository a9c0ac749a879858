package io.gendan.journey.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a name in Latin letters, and how they are found in a text (S-15). */
final class LatinWords {

    private static final Pattern EDGE = Pattern.compile("^[&.'’-]+|(?:['’]s)?[&.'’-]+$|['’]s$");

    private LatinWords() {}

    /** Those of at least two letters; of a word with a hyphen its parts too. */
    static List<String> of(String name) {
        var words = new ArrayList<String>();
        for (var part : name.strip().split("\\s+")) {
            var word = EDGE.matcher(part).replaceAll("");
            words.add(word);
            if (word.contains("-")) {
                words.addAll(List.of(word.split("-")));
            }
        }
        words.removeIf(word -> word.length() < 2);
        return words;
    }

    /** Finds a word as it is written, with a capital and in capitals, and never in small letters. */
    static Stream<Pattern> written(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return Stream.of(
                        word,
                        word.toUpperCase(Locale.ROOT),
                        lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1))
                .distinct()
                .filter(form -> !form.equals(form.toLowerCase(Locale.ROOT)))
                .map(form -> Pattern.compile(whole(form)));
    }

    /** Words of Latin letters are found whole, never as a part of another word. */
    static String whole(String name) {
        var before = isLatin(name.charAt(0)) ? "(?<![\\p{IsLatin}\\d])" : "";
        var after = isLatin(name.charAt(name.length() - 1)) ? "(?![\\p{IsLatin}\\d])" : "";
        return before + Pattern.quote(name) + after;
    }

    private static boolean isLatin(char letter) {
        return Character.isDigit(letter) || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
