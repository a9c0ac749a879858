package io.gendan.contact.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Slips of the fingers that need no dictionary: words and signs that stand twice. */
final class Slips {

    /** Rightly twice: "had had", "that that"; Chinese words that are doubled to soften them have two signs. */
    private static final Set<String> TWICE_IS_RIGHT = Set.of("had", "that", "bye", "no", "so", "very", "ha", "haha");

    private static final Pattern WORD_TWICE = Pattern.compile(
            "(?<![\\p{IsLatin}'’-])(\\p{IsLatin}+)\\s+\\1(?![\\p{IsLatin}'’-])", Pattern.CASE_INSENSITIVE);

    private static final List<Pattern> SHAPES = Stream.of(
                    // The words that rightly end or begin with the same sign are spared: 目的的, 的的确确, 现在在.
                    "(?<!目)的的(?!确)|(?<![但还就于只要总可])是是(?!非)|(?<![现存实所潜])在在|们们|被被",
                    "(?<![饱温平缓柔])和和(?![气美])|(?<![申邀聘恳])请请|(?<!参)与与",
                    "(我们|你们|您好|他们|贵司|贵公司|公司|因为|所以)\\1",
                    "(\\p{IsHan}{3,8})\\1",
                    // Full stops in a row, a comma beside another stop; dots and dashes in a row are meant.
                    "[，、；：]{2,}|。{2,}|[，、；：][。,;:]|,{2,}|;{2,}",
                    "\\p{IsLatin} +[,;:](?= |$)")
            .map(Pattern::compile)
            .toList();

    private Slips() {}

    static Stream<Finding> in(String text) {
        var words = WORD_TWICE
                .matcher(text)
                .results()
                .filter(match -> !TWICE_IS_RIGHT.contains(match.group(1).toLowerCase(Locale.ROOT)))
                .filter(match -> !isName(match.group()))
                .map(match -> match.group());
        var shapes =
                SHAPES.stream().flatMap(shape -> shape.matcher(text).results()).map(match -> match.group());
        return Stream.concat(words, shapes).distinct().map(found -> Finding.of("message.twice", found));
    }

    /** Such as Baden Baden: both begin with a capital. */
    private static boolean isName(String twice) {
        var second = twice.substring(twice.length() - twice.strip().length() / 2);
        return Character.isUpperCase(twice.charAt(0)) && Character.isUpperCase(second.charAt(0));
    }
}
