package io.gendan.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Telephone numbers, however they are written. A number without a country belongs to China. */
public final class Phones {

    private static final String HOME = "CN";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** Between several numbers in one text. */
    private static final Pattern BETWEEN = Pattern.compile("[,;，；、/|\\n]");
    /** A shorter text is a part of a number, such as an extension. */
    private static final int SHORTEST = 7;

    private Phones() {}

    /**
     * The same for every notation of one number: {@code +8613800138000}; an extension doesn't count. What no number can
     * be is its digits, and empty when it has none.
     */
    public static String plain(String typed) {
        try {
            var number = NUMBERS.parse(typed, HOME);
            if (NUMBERS.isPossibleNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException noNumber) {
            // Its digits tell it apart all the same.
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\D", "");
    }

    /** Whether there can be such a number in the numbering plan of its country. */
    public static boolean isSound(String typed) {
        try {
            return NUMBERS.isValidNumber(NUMBERS.parse(typed, HOME));
        } catch (NumberParseException noNumber) {
            return false;
        }
    }

    /** Whether the number is a mobile telephone's, as far as the numbering plan of its country tells. */
    static boolean isMobile(String typed) {
        try {
            return NUMBERS.getNumberType(NUMBERS.parse(typed, HOME)) == PhoneNumberType.MOBILE;
        } catch (NumberParseException noNumber) {
            return false;
        }
    }

    /** The numbers in a text that may hold several, as they are written; the text itself where it is one number. */
    public static List<String> apart(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return List.of();
        }
        var parts = Stream.of(BETWEEN.split(typed))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.equals(List.of(typed.strip()))) {
            return parts;
        }
        var eachANumber = parts.stream().allMatch(part -> plain(part).length() >= SHORTEST);
        return eachANumber && !parts.isEmpty() ? parts : List.of(typed.strip());
    }
}
