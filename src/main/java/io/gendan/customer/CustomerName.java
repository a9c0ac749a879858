package io.gendan.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names mean one and the same customer: whatever their case, spaces, width of letters and legal form. */
final class CustomerName {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "[\\s,.]+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|plc|gmbh|ag|sa|bv"
                    + "|pty)[\\s,.]*$|(?:股份有限公司|有限责任公司|有限公司|公司)$");

    private CustomerName() {}

    /** Equal for names that mean the same customer; empty when there is nothing to read in the name. */
    static String key(String name) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        var shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        while (!shorter.isBlank() && !shorter.equals(plain)) {
            plain = shorter;
            shorter = LEGAL_FORM.matcher(plain).replaceFirst("");
        }
        return plain.replaceAll("\\s+", "");
    }
}
