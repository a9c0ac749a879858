package io.gendan.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;

/** Telephone numbers, however they are written. A number without a country belongs to China. */
public final class Phones {

    private static final String HOME = "CN";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

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
}
