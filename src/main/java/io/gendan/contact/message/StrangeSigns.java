package io.gendan.contact.message;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Signs that nobody types on purpose: invisible ones, those of another alphabet that look alike, broken encodings. */
final class StrangeSigns {

    /** Between pictures it joins them to one, such as a family; anywhere else it is a remnant. */
    private static final int JOINER = 0x200D;

    /** Says that the sign before is meant as a picture. */
    private static final int EMOJI = 0xFE0F;

    private static final int REPLACEMENT = 0xFFFD;

    private static final List<Pattern> BROKEN = Stream.of("锟斤拷|烫烫|屯屯", "Ã[\\x{80}-\\x{BF}]", "â€[\\x{80}-\\x{2122}]")
            .map(Pattern::compile)
            .toList();

    /** One word of Latin and Cyrillic or Greek letters. */
    private static final Pattern MIXED =
            Pattern.compile("\\p{IsLatin}+[\\p{IsCyrillic}\\p{IsGreek}][\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}]*"
                    + "|[\\p{IsCyrillic}\\p{IsGreek}]+\\p{IsLatin}[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}]*");

    private StrangeSigns() {}

    static Stream<Finding> in(String text) {
        var invisible = text.codePoints()
                .filter(sign -> sign != JOINER && isInvisible(sign))
                .mapToObj(StrangeSigns::named);
        var joiners = looseJoiner(text) ? Stream.of(named(JOINER)) : Stream.<String>empty();
        var broken =
                BROKEN.stream().flatMap(shape -> shape.matcher(text).results()).map(match -> match.group());
        var mixed = MIXED.matcher(text).results().map(match -> match.group());
        return Stream.of(invisible, joiners, broken, mixed)
                .flatMap(found -> found)
                .distinct()
                .map(found -> Finding.of("message.strangeSign", found));
    }

    private static boolean looseJoiner(String text) {
        var signs = text.codePoints().toArray();
        return IntStream.range(0, signs.length)
                .anyMatch(place -> signs[place] == JOINER && (place == 0 || !isPicture(signs[place - 1])));
    }

    /** A picture, or what colours or shapes the one before. */
    private static boolean isPicture(int sign) {
        int type = Character.getType(sign);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || sign == EMOJI;
    }

    private static boolean isInvisible(int sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || sign == REPLACEMENT
                || (type == Character.CONTROL && !Character.isWhitespace(sign));
    }

    private static String named(int sign) {
        var name = Character.getName(sign);
        return "U+%04X%s".formatted(sign, name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}
