package io.gendan.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a text who it is about: the customer by its name, with and without its legal form and place, and its
 * contact persons, also by family name with a title (S-15).
 */
final class NamesLeftOut {

    static final String LEFT_OUT = "[…]";

    private static final int SHORTEST_WORD = 4;
    private static final int CALLED_SO = 2;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\d][\\p{IsLatin}\\d&.'’ -]*");
    private static final Pattern LEGAL_FORM =
            Pattern.compile("(?i)[\\s,.]+(?:inc|corp|corporation|company|co|limited|ltd|llc|plc|gmbh|ag)[\\s,.]*$"
                    + "|(?:股份有限公司|有限责任公司|有限公司|集团|公司)$");
    private static final String TITLES_AFTER = "(?:总经理|经理|先生|女士|小姐|主任|部长|老师|总|董|工)";
    private static final String TITLES_BEFORE = "(?:Mr|Mrs|Ms|Miss|Dr)\\.?\\s+";

    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * Who is left out.
     *
     * @param place where the customer sits, which its name may begin with
     */
    NamesLeftOut(String customer, @Nullable String place, List<String> persons) {
        var names = new ArrayList<String>();
        names.add(customer);
        HAN.matcher(customer).results().forEach(part -> han(part.group(), place, names));
        LATIN.matcher(customer).results().forEach(part -> latin(part.group(), names));
        names.addAll(persons);
        names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= CALLED_SO)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(name -> patterns.add(whole(name)));
        persons.forEach(this::titled);
    }

    String in(String text) {
        var left = text;
        for (var pattern : patterns) {
            left = pattern.matcher(left).replaceAll(LEFT_OUT);
        }
        return left;
    }

    private static void han(String name, @Nullable String place, List<String> names) {
        var core = plain(name);
        names.addAll(List.of(name, core));
        var own = place != null && core.startsWith(place) ? core.substring(place.length()) : core;
        if (own.length() > CALLED_SO) {
            names.add(own);
            names.add(own.substring(0, CALLED_SO));
        }
    }

    private static void latin(String name, List<String> names) {
        var core = plain(name);
        names.addAll(List.of(name, core));
        var first = core.split("\\s")[0];
        if (first.length() >= SHORTEST_WORD) {
            names.add(first);
        }
    }

    /** A person by family name with a title: 陆总, Mr. Zhou. */
    private void titled(String person) {
        if (HAN.matcher(person.strip()).matches()) {
            patterns.add(Pattern.compile(Pattern.quote(person.strip().substring(0, 1)) + TITLES_AFTER));
        }
        for (var word : person.strip().split("\\s+")) {
            if (LATIN.matcher(word).matches()) {
                patterns.add(Pattern.compile("(?i)" + TITLES_BEFORE + Pattern.quote(word) + "\\b"));
            }
        }
    }

    private static String plain(String name) {
        var plain = name.strip();
        var shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        while (!shorter.isBlank() && !shorter.equals(plain)) {
            plain = shorter;
            shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        }
        return plain.strip();
    }

    /** Words of Latin letters are left out whole, never as a part of another word. */
    private static Pattern whole(String name) {
        var before =
                Character.isLetterOrDigit(name.charAt(0)) && isLatin(name.charAt(0)) ? "(?<![\\p{IsLatin}\\d])" : "";
        var last = name.charAt(name.length() - 1);
        var after = isLatin(last) ? "(?![\\p{IsLatin}\\d])" : "";
        return Pattern.compile("(?i)" + before + Pattern.quote(name) + after);
    }

    private static boolean isLatin(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
