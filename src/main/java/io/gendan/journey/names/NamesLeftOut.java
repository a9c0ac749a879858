package io.gendan.journey.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a text who it is about: the customer by its name, with and without its legal form and place, its trade
 * name, and its contact persons, also by family name with a title (S-15). It rather leaves out too much than too little;
 * what it misses all the same, as small letters and pinyin, is listed in NamesLeftOutTest.
 */
public final class NamesLeftOut {

    /** What stands in their place. */
    public static final String LEFT_OUT = "[…]";

    private static final Pattern ONCE_MORE = Pattern.compile("\\[…](?:\\s*\\[…])+");

    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * Who is left out.
     *
     * @param customer every name that it is, or was, known by
     * @param place where the customer sits, which its name may begin with
     * @param persons on its side, by every name, too
     */
    public NamesLeftOut(List<String> customer, @Nullable String place, List<String> persons) {
        var companies =
                customer.stream().map(name -> new CompanyNames(name, place)).toList();
        var people = new PersonNames(persons);
        patterns.addAll(people.titled());
        Stream.concat(companies.stream().flatMap(company -> company.names().stream()), people.names().stream())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(name -> patterns.add(Pattern.compile("(?i)" + LatinWords.whole(name))));
        Stream.concat(companies.stream().flatMap(company -> company.words().stream()), people.words().stream())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .flatMap(LatinWords::written)
                .forEach(patterns::add);
    }

    /** The text without them. */
    public String in(String text) {
        var left = text;
        for (var pattern : patterns) {
            left = pattern.matcher(left).replaceAll(LEFT_OUT);
        }
        return ONCE_MORE.matcher(left).replaceAll(LEFT_OUT);
    }
}
