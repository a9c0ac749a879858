package io.gendan.journey.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Words of names that by themselves name nobody: places, trades, legal forms, words of every day (S-15). */
final class PlainWords {

    private static final Set<String> REGIONS = read("regions");
    private static final Set<String> CITIES = read("cities");
    private static final Set<String> GENERAL = read("general");

    private static final Pattern IN_REGION =
            Pattern.compile("^(?:" + anyOf(REGIONS) + ")(?:省|市|(?:壮族|壯族|回族|维吾尔|維吾爾)?(?:自治区|自治區)|特别行政区)?(?=\\p{IsHan})");
    private static final String OF_CITY = "(?:市(?![场場政])|地区)?(?:\\p{IsHan}{2,4}?(?:新区|新區|[区區县縣]))?(?=\\p{IsHan})";
    private static final Pattern IN_CITY = Pattern.compile("^(?:" + anyOf(CITIES) + ")" + OF_CITY);
    private static final Pattern PLACE_SUFFIX = Pattern.compile("[省市县縣区區]$");

    private static final int BRAND = 2;

    private PlainWords() {}

    static boolean isPlace(String word) {
        var bare = withoutSuffix(word);
        return has(CITIES, word) || has(REGIONS, word) || has(CITIES, bare) || has(REGIONS, bare);
    }

    static boolean isGeneral(String word) {
        var singular = word.endsWith("s") || word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
        return has(GENERAL, word) || has(GENERAL, singular);
    }

    static boolean isPlain(String word) {
        return isGeneral(word) || isPlace(word);
    }

    /** A Chinese name without the region, the city and the district it begins with; never left without a letter. */
    static String withoutPlace(String name, @Nullable String place) {
        var rest = name;
        for (String shorter = IN_REGION.matcher(rest).replaceFirst("");
                !shorter.equals(rest);
                shorter = IN_REGION.matcher(rest).replaceFirst("")) {
            rest = shorter;
        }
        rest = IN_CITY.matcher(rest).replaceFirst("");
        if (place != null && place.strip().length() >= BRAND) {
            var own = withoutSuffix(withoutPlace(place.strip(), null));
            rest = Pattern.compile("^" + Pattern.quote(own) + OF_CITY)
                    .matcher(rest)
                    .replaceFirst("");
        }
        return rest;
    }

    /** A Chinese name without the general words it begins with; empty where it has no others. */
    static String withoutGeneralHead(String name) {
        for (int length = name.length(); length >= BRAND; length--) {
            if (GENERAL.contains(name.substring(0, length))) {
                return withoutGeneralHead(name.substring(length));
            }
        }
        return name;
    }

    /** Where the first general word stands in a Chinese name behind at least one letter; its length where none does. */
    static int tradeName(String name) {
        for (int from = BRAND; from < name.length(); from++) {
            if (generalAt(name, from)) {
                return from;
            }
        }
        return name.length() > 1 && generalAt(name, 1) ? 1 : name.length();
    }

    private static boolean generalAt(String name, int from) {
        for (int to = Math.min(name.length(), from + 4); to >= from + BRAND; to--) {
            var word = name.substring(from, to);
            if (GENERAL.contains(word)
                    || word.length() == BRAND && from > 1 && (word.endsWith("业") || word.endsWith("業"))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutSuffix(String place) {
        return place.length() > BRAND ? PLACE_SUFFIX.matcher(place).replaceFirst("") : place;
    }

    private static boolean has(Set<String> words, String word) {
        return words.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String anyOf(Set<String> words) {
        return words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static Set<String> read(String list) {
        try {
            return new ClassPathResource("names/" + list + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
