package io.gendan.customer.duplicates;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a customer is, as its name or its address tells.
 *
 * @param cities by their sound, such as {@code ningbo}
 * @param regions provinces and countries, by their sound
 */
record Places(Set<String> cities, Set<String> regions) {

    static final Places NOWHERE = new Places(Set.of(), Set.of());

    static final String HOME = "china";

    private static final Set<String> COUNTRY = Set.of("zhongguo", "china", "zhonghua");
    private static final Set<String> OTHER_COUNTRIES = Set.of("uk", "usa");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    Places {
        cities = Set.copyOf(cities);
        regions = Set.copyOf(regions);
    }

    /** Every place that is named anywhere in a text. */
    static Places in(String typed) {
        var plain = ComparedText.of(typed);
        var found = NOWHERE;
        for (var word : NO_LETTER.split(plain)) {
            found = found.and(ofWord(word));
            for (int from = 0; ComparedText.hasHan(word) && from < word.length(); from++) {
                for (int to = from + 2; to <= Math.min(word.length(), from + KnownWords.LONGEST); to++) {
                    found = found.and(ofWord(word.substring(from, to)));
                }
            }
        }
        return found;
    }

    /** The place that this word is the name of. */
    static Places ofWord(String plain) {
        if (KnownWords.CITIES.contains(plain)) {
            return new Places(Set.of(ComparedText.sound(plain)), Set.of());
        }
        if (KnownWords.REGIONS.contains(plain) || OTHER_COUNTRIES.contains(plain)) {
            var sound = ComparedText.sound(plain);
            return new Places(Set.of(), Set.of(COUNTRY.contains(sound) ? HOME : sound));
        }
        return NOWHERE;
    }

    Places and(Places others) {
        if (others.isNowhere()) {
            return this;
        }
        return new Places(union(cities, others.cities), union(regions, others.regions));
    }

    boolean isNowhere() {
        return cities.isEmpty() && regions.isEmpty();
    }

    /** Whether both are told and can't be the same. */
    boolean contradicts(Places others) {
        if (!cities.isEmpty() && !others.cities.isEmpty()) {
            return disjoint(cities, others.cities);
        }
        return !regions.isEmpty() && !others.regions.isEmpty() && disjoint(regions, others.regions);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean disjoint(Set<String> some, Set<String> others) {
        return some.stream().noneMatch(others::contains);
    }
}
