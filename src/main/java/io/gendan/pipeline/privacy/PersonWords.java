package io.gendan.pipeline.privacy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What names a person in a text: the name, numbers, addresses. Found in any case, with any spaces, telephone numbers in any
 * notation.
 *
 * @param all never blank, none shorter than two characters
 */
record PersonWords(Set<String> all) {

    /** What stands in their place. */
    static final String ERASED = "[erased]";

    private static final int SHORTEST = 2;
    private static final int FEWEST_DIGITS = 7;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]*");
    private static final Pattern LATIN = Pattern.compile("[\\p{ASCII}\\p{IsLatin}]+");
    /** What may stand between the digits of a telephone number, and its country before it. */
    private static final String BETWEEN = "[ ()./-]{0,3}";

    static PersonWords of(Collection<String> told) {
        return new PersonWords(told.stream()
                .map(String::strip)
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST && !word.equals(ERASED))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** These without any that is found in what somebody else is named or reached by. */
    PersonWords without(Collection<String> held) {
        return new PersonWords(all.stream()
                .filter(word ->
                        held.stream().noneMatch(javaPattern(pattern(word)).asPredicate()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The same as {@link #pattern}, for texts that aren't in the database. */
    Pattern compiled() {
        return javaPattern(pattern());
    }

    private static Pattern javaPattern(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A regular expression of PostgreSQL that finds each of them; case doesn't matter. */
    String pattern() {
        return all.stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(PersonWords::pattern)
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static String pattern(String word) {
        if (PHONE.matcher(word).matches()) {
            var digits = word.replaceAll("\\D", "");
            var local = word.startsWith("+86") && digits.length() > FEWEST_DIGITS + 2 ? digits.substring(2) : digits;
            if (local.length() >= FEWEST_DIGITS) {
                return "(?<![0-9])(?:(?:\\+|00)?86" + BETWEEN + ")?"
                        + local.chars()
                                .mapToObj(digit -> String.valueOf((char) digit))
                                .collect(Collectors.joining(BETWEEN))
                        + "(?![0-9])";
            }
        }
        var found = word.toLowerCase(Locale.ROOT)
                .replaceAll("([\\\\.\\[\\]{}()*+?^$|#-])", "\\\\$1")
                .replaceAll("\\s+", "\\\\s+");
        return LATIN.matcher(word).matches() ? "(?<![A-Za-z0-9])" + found + "(?![A-Za-z0-9])" : found;
    }
}
