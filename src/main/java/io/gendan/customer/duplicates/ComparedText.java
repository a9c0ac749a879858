package io.gendan.customer.duplicates;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Names and places as they are compared: half width, small letters, simplified characters, without accents, an invisible
 * sign as a gap. Rougher than {@link io.gendan.customer.search.PlainText}, where accents stay and an invisible sign is
 * nothing, because what is found is shown as it is written: {@code Café} and {@code Cafe} are held to be one company, but
 * who looks for {@code cafe} finds {@code Café} among what is similar at most. Both are stored, in the keys of duplicates and
 * in the entries of the search, so that a change of either needs them made anew.
 */
final class ComparedText {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private ComparedText() {}

    static String of(String typed) {
        var narrow = INVISIBLE
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ");
        var bare = ACCENTS.matcher(Normalizer.normalize(narrow, Normalizer.Form.NFD))
                .replaceAll("");
        return hasHan(bare) ? SIMPLIFIED.transliterate(bare) : bare;
    }

    static boolean hasHan(String text) {
        return HAN.matcher(text).find();
    }

    /** How it sounds, each character by its commonest reading and without tones; what is no Chinese stays. */
    static String sound(String plain) {
        var sound = new StringBuilder();
        plain.chars().forEach(letter -> {
            var readings = PinyinHelper.toHanyuPinyinStringArray((char) letter);
            if (readings == null || readings.length == 0) {
                sound.append((char) letter);
            } else {
                sound.append(readings[0].replaceAll("\\d", "").replace("u:", "v"));
            }
        });
        return sound.toString();
    }
}
