package io.gendan.customer.search;

import io.gendan.customer.Phones;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One word that somebody looks for. A telephone number is one, however it is written.
 *
 * @param plain as {@link PlainText} writes it
 */
public record SearchWord(String plain) {

    private static final int MOST = 8;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIGITS = 3;
    private static final Pattern NUMBER = Pattern.compile("c-?\\d+");
    private static final Pattern PHONE = Pattern.compile("[\\d\\s()+./-]+");

    /** The words of what was typed; all of them must be found. */
    public static List<SearchWord> of(String typed) {
        var plain = PlainText.of(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        if (isPhone(plain)) {
            return List.of(new SearchWord(plain));
        }
        return Arrays.stream(plain.split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .map(SearchWord::new)
                .toList();
    }

    /** A pattern of SQL's {@code like} that finds it anywhere. */
    public String anywhere() {
        return "%" + escaped(plain) + "%";
    }

    /** A pattern that finds it in the beginning. */
    String inTheBeginning() {
        return escaped(plain) + "%";
    }

    /** The digits of a telephone number; empty when it can't be one. */
    public String digits() {
        return isPhone(plain) ? plain.replaceAll("\\D", "") : "";
    }

    /** The whole telephone number or e-mail address that it may be, as it is kept. */
    String whole() {
        return isPhone(plain) ? Phones.plain(plain).replaceAll("\\D", "") : plain;
    }

    /** Whether something similar may be meant: a number is meant as it stands. */
    public boolean mayBeASlip() {
        return !isPhone(plain) && !NUMBER.matcher(plain).matches();
    }

    private static boolean isPhone(String plain) {
        return PHONE.matcher(plain).matches() && plain.replaceAll("\\D", "").length() >= FEWEST_DIGITS;
    }

    static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
