package io.gendan.customer.search;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Text as it is looked for: the same for any width and case of letters, for traditional and simplified characters. Accents
 * stay, unlike where duplicates are compared; without them something is found as similar.
 */
public final class PlainText {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator TRADITIONAL = Transliterator.getInstance("Simplified-Traditional");

    private PlainText() {}

    /** In small simplified letters of common width, with single spaces, without signs that nobody sees. */
    public static String of(String text) {
        var plain = Normalizer.normalize(text.replaceAll("[\\p{Cs}\\x00]", ""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Cc}\\p{Z}]+", " ")
                .replaceAll("\\p{Cf}", "")
                .strip();
        return hasChinese(plain) ? SIMPLIFIED.transliterate(plain) : plain;
    }

    /** The same in traditional characters. */
    public static String traditional(String text) {
        return hasChinese(text) ? TRADITIONAL.transliterate(text) : text;
    }

    /** Whether there is a Chinese character in it. */
    public static boolean hasChinese(String text) {
        return text.codePoints().anyMatch(PlainText::isChinese);
    }

    /** Each two Chinese characters that stand side by side, once. */
    public static List<String> grams(String plain) {
        var grams = new LinkedHashSet<String>();
        var signs = plain.codePoints().toArray();
        for (int at = 0; at + 1 < signs.length; at++) {
            if (isChinese(signs[at]) && isChinese(signs[at + 1])) {
                grams.add(new String(signs, at, 2));
            }
        }
        return List.copyOf(grams);
    }

    static boolean isChinese(int sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
    }
}
