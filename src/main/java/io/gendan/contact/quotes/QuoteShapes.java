package io.gendan.contact.quotes;

import io.gendan.contact.quotes.QuoteWord.Kind;
import io.gendan.contact.quotes.QuoteWord.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to write a quote, made from the words. Where a unit is the beginning of a longer word, the longer one counts. */
final class QuoteShapes {

    /** Matches nothing. */
    private static final String NEVER = "(?!)";

    /** What may stand between a figure and its unit: 300-yuan, **300** yuan. */
    private static final String JOINT = "[\\s*_-]{0,4}";

    /** What may stand between the word for a price and its figure. */
    private static final String LINK =
            "[\\s:]*(?:(?:is|are|was|will be|would be|starts at|starting at|comes to|of|at|from|only|just|about|around|"
                    + "roughly|为|是|大约|大概|约|每年|每月|一年|一个月|在|从|只要|只需|仅|就|才|不到|低至|做到|给到|给您|给你|可以到|能到|最低|一共|总共|合计)[\\s:]*){0,3}";

    /** What a bare figure is followed by when it has no unit of its own. */
    private static final String BARE =
            "(?=\\s*(?:$|[.,;:!?。、)\"”\\n/]|(?:per|each|an?)\\b|每|一[个件吨箱台套]|左右|以内|以下|起|吧|吗|呢|啊|了))";

    /** What may stand between a percentage and the word for a discount, and the other way round. */
    private static final String OF_DISCOUNT = "(?:\\s?的?\\p{IsHan}{0,3}|[\\s-]+(?:[a-z-]+\\s+){0,2})";

    private static final String BY = "[\\s:]*(?:(?:of|by|up to|at|about|was|is|达到|达|了|到|至|约|力度|幅度)[\\s:]*){0,3}";

    private final List<QuoteWord> words;
    private final Map<String, QuoteWord> units = new HashMap<>();

    QuoteShapes(List<QuoteWord> words) {
        this.words = words;
        words.stream()
                .filter(word -> word.place() == Place.AFTER || word.place() == Place.COUNTED)
                .forEach(unit -> units.put(key(unit.word()), unit));
    }

    List<QuoteShape> all() {
        var shapes = new ArrayList<QuoteShape>();
        shapes.add(new QuoteShape(Figures.FIGURE + JOINT + "(?<unit>" + any(this::isUnit) + ")", this::byUnit));
        shapes.add(price(anySeparate(Kind.PRICE, Place.BEFORE) + JOINT + Figures.FIGURE));
        var goods = any(word -> isUnit(word) && word.kind() == Kind.VOLUME);
        shapes.add(price(Figures.FIGURE + "\\s?(?:/\\s?|per\\s+|每\\s?一?)(?:" + goods + ")"));
        shapes.add(bare("(?:每\\s?一?|(?<![a-z])(?:per|each)\\s+)(?:" + goods + ")", Quote.Kind.PRICE));
        shapes.add(bare(anySeparate(Kind.PRICE, Place.CUE), Quote.Kind.PRICE));
        shapes.add(bare(anySeparate(Kind.VOLUME, Place.CUE), Quote.Kind.VOLUME));
        var discount = anySeparate(Kind.PRICE, Place.PERCENT);
        shapes.add(price(Figures.PERCENTAGE + OF_DISCOUNT + discount));
        shapes.add(price(discount + BY + Figures.PERCENTAGE));
        shapes.add(price(anySeparate(Kind.PRICE, Place.ALONE)));
        shapes.add(new QuoteShape(anySeparate(Kind.VOLUME, Place.ALONE), found -> Quote.Kind.VOLUME));
        return shapes;
    }

    /** Phrases that are passed over. */
    Pattern passedOver() {
        return Pattern.compile(anySeparate(Kind.NEITHER, Place.ALONE), Pattern.CASE_INSENSITIVE);
    }

    /** What the end of a clause says when the figure after it is something else, such as revenue. */
    Pattern somethingElse() {
        return Pattern.compile(
                anySeparate(Kind.NEITHER, Place.CUE) + "[^,.;:!?。、\\n]{0,20}$", Pattern.CASE_INSENSITIVE);
    }

    private static QuoteShape price(String pattern) {
        return new QuoteShape(pattern, found -> Quote.Kind.PRICE);
    }

    private static QuoteShape bare(String cue, Quote.Kind kind) {
        return new QuoteShape(
                cue + LINK + Figures.FIGURE + BARE, found -> Figures.isYear(found.group("figure")) ? null : kind);
    }

    private Quote.@Nullable Kind byUnit(Matcher found) {
        var unit = units.get(key(found.group("unit")));
        if (unit == null
                || unit.kind() == Kind.NEITHER
                || (unit.place() == Place.COUNTED && Figures.isOne(found.group("figure")))
                || (unit.kind() == Kind.VOLUME && isHyphened(found))) {
            return null;
        }
        return unit.kind() == Kind.PRICE ? Quote.Kind.PRICE : Quote.Kind.VOLUME;
    }

    /** An 800-ton press is a thing, not a volume. */
    private static boolean isHyphened(Matcher found) {
        return found.group().substring(found.end("figure") - found.start()).startsWith("-");
    }

    private boolean isUnit(QuoteWord word) {
        return word.place() == Place.AFTER || word.place() == Place.COUNTED;
    }

    private String any(Predicate<QuoteWord> wanted) {
        return either(longestFirst(wanted).map(QuoteWord::pattern));
    }

    private String anySeparate(Kind kind, Place place) {
        var patterns = longestFirst(word -> word.kind() == kind && word.place() == place);
        return "(?:" + either(patterns.map(QuoteWord::separatePattern)) + ")";
    }

    private Stream<QuoteWord> longestFirst(Predicate<QuoteWord> wanted) {
        return words.stream()
                .filter(wanted)
                .sorted(Comparator.comparing((QuoteWord word) -> word.word().length())
                        .reversed());
    }

    private static String either(Stream<String> patterns) {
        var joined = patterns.collect(Collectors.joining("|"));
        return joined.isEmpty() ? NEVER : joined;
    }

    private static String key(String word) {
        return word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
