package io.gendan.contact.quotes;

import java.util.Locale;

/** How figures are written, as parts of patterns: in digits, in Chinese numerals and in English words, with ranges. */
final class Figures {

    private static final String NUMERAL = "零〇一二两俩三四五六七八九十百千万亿几半壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾";

    private static final String LARGE = "(?:hundred|thousand|million|billion|dozen)";

    private static final String SMALL = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
            + "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";

    /** 30,000; 3.5; 30k; 2 万; 1.2 million; 3000多. Not within a word or a longer number, nor as 第 3. */
    private static final String DIGITS =
            "(?<![a-z0-9.第])(?<!\\d,)(?<!第 )(?:\\d{1,3}(?:[,']\\d{3}){1,6}|\\d+)(?:[.,]\\d+)?" + "(?:\\s?(?:" + LARGE
                    + "|k|m|bn|w)(?![a-z])|\\s?[十百千万亿萬億]+)?[多余来几]?";

    /** 三万, 两百, 十五, 数千, 三万多. Not 第三. */
    private static final String CHINESE = "(?<![第" + NUMERAL + "])(?:[" + NUMERAL + "]|数[十百千万亿])[" + NUMERAL + "多余来]*";

    /** Three thousand, a few hundred, half a million, hundreds of. */
    private static final String ENGLISH = "(?<![a-z0-9-])(?:"
            + SMALL + "(?:[\\s-]+(?:and\\s+)?(?:" + SMALL + "|" + LARGE + ")(?![a-z])){0,8}"
            + "|(?:an?|half\\s+an?|several|an?\\s+few|a\\s+couple\\s+of)\\s+" + LARGE
            + "(?:[\\s-]+(?:and\\s+)?(?:" + SMALL + "|" + LARGE + ")(?![a-z])){0,8}"
            + "|" + LARGE + "s(?:\\s+of\\s+" + LARGE + "s)?(?:\\s+of)?)(?![a-z])";

    private static final String ONE_FIGURE = "(?:" + DIGITS + "|" + CHINESE + "|" + ENGLISH + ")";

    /** One figure or the two ends of a range. */
    static final String FIGURE =
            "(?:" + ONE_FIGURE + "\\s?(?:-|–|—|~|to|or|and|至|到|或)\\s?)?(?<figure>" + ONE_FIGURE + ")";

    /** 20 %, twenty percent, 百分之二十, 五个点. */
    static final String PERCENTAGE = "(?:(?:" + DIGITS + "|" + CHINESE + "|" + ENGLISH
            + ")\\s?(?:%|percent(?![a-z])|per\\s+cent(?![a-z])|pct(?![a-z])|个点|个百分点)|百分之\\s?(?:\\d+|["
            + NUMERAL + "]+))";

    /** Whether it is nothing but one, which often only counts what is spoken of. */
    static boolean isOne(String figure) {
        return switch (figure.strip().toLowerCase(Locale.ROOT)) {
            case "1", "一", "one", "几", "半" -> true;
            default -> false;
        };
    }

    /** Whether it is most probably a year. */
    static boolean isYear(String figure) {
        return figure.strip().matches("20[2-3]\\d");
    }

    private Figures() {}
}
