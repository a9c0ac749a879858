package io.gendan.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The unified social credit code 统一社会信用代码 by which China knows every organisation (GB 32100: 18 characters). */
public final class CreditCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int LENGTH = 18;
    private static final int FACTOR = 3;

    private CreditCode() {}

    /** The code as it is kept: capital letters of half width, no spaces or hyphens. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether a plain code has the right form and its last character fits the others. */
    public static boolean isSound(String plain) {
        if (!FORM.matcher(plain).matches()) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < LENGTH - 1; place++) {
            sum += DIGITS.indexOf(plain.charAt(place)) * weight;
            weight = weight * FACTOR % DIGITS.length();
        }
        int check = (DIGITS.length() - sum % DIGITS.length()) % DIGITS.length();
        return DIGITS.indexOf(plain.charAt(LENGTH - 1)) == check;
    }
}
