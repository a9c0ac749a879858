package io.gendan.customer.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes a name in Latin letters apart: Brightwell · Pump · Ltd. */
final class LatinName {

    private static final Pattern DOTTED = Pattern.compile("(?<=\\b\\p{L})[./](?=\\p{L}\\b)|(?<=\\p{L})['’](?=\\p{L})");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> FORMS = Set.of(
            "incorporated",
            "inc",
            "corporation",
            "corp",
            "company",
            "co",
            "limited",
            "ltd",
            "llc",
            "llp",
            "plc",
            "gmbh",
            "ag",
            "sa",
            "bv",
            "nv",
            "srl",
            "sarl",
            "spa",
            "pty",
            "pte",
            "pvt",
            "kg",
            "oy",
            "ab",
            "as",
            "kk",
            "sro",
            "se");
    private static final Set<String> EMPTY = Set.of("the", "and", "of");
    private static final Set<String> UNITS = Set.of("branch", "office", "niederlassung", "filiale", "succursale");
    private static final Set<String> GROUP = Set.of("group", "holding");
    private static final Set<String> ROMAN = Set.of("ii", "iii", "iv", "vi", "vii", "viii");

    private LatinName() {}

    static NameParts parts(String plain) {
        var words = new ArrayList<>(Arrays.asList(
                NO_LETTER.split(DOTTED.matcher(plain).replaceAll("").strip())));
        words.removeIf(word -> word.isEmpty() || EMPTY.contains(word));
        boolean branch = words.stream().anyMatch(UNITS::contains);
        var figures = words.stream()
                .filter(word -> word.matches(".*\\d.*") || ROMAN.contains(word))
                .toList();
        while (words.size() > 1 && FORMS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        var places = Places.NOWHERE;
        var own = new LinkedHashSet<String>();
        var general = new TreeSet<String>();
        boolean group = false;
        for (var word : words) {
            var place = Places.ofWord(word);
            var single = singular(word);
            if (!place.isNowhere() && words.size() > 1) {
                places = places.and(place);
            } else if (GROUP.contains(single)) {
                group = true;
            } else if (KnownWords.GENERAL.contains(word) || KnownWords.GENERAL.contains(single)) {
                general.add(single);
            } else if (!FORMS.contains(word)) {
                own.add(single);
            }
        }
        return new NameParts(
                core(own, general),
                own.isEmpty() ? String.join("", general) : String.join(" ", own),
                general,
                places,
                branch ? String.join(" ", words) : "",
                group,
                String.join(" ", figures),
                false);
    }

    private static String core(Set<String> own, Set<String> general) {
        return String.join("", own) + String.join("", general);
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The words of what is a name's own, in alphabetical order. */
    static List<String> sorted(String own) {
        return Arrays.stream(own.split(" ")).sorted().toList();
    }
}
