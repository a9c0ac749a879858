package io.gendan.customer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts without the ways to reach somebody: telephone numbers, e-mail addresses and the names of a customer's contact
 * persons. Dates stay; seven digits or more in a row count as a telephone number, rather one too many than one too few.
 */
public final class MaskedText {

    /** Leaves every text as it is. */
    public static final MaskedText OPEN = new MaskedText(List.of(), true);

    private static final String STARS = "***";
    private static final int FEWEST_DIGITS = 7;
    private static final int DIGITS_BEFORE = 3;
    private static final int DIGITS_AFTER = 2;
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]");
    private static final int DATE = 1;
    private static final Pattern NUMBER = Pattern.compile(
            "((?<!\\p{Nd})(?:19|20)\\p{Nd}{2}[-/.年]\\p{Nd}{1,2}[-/.月]\\p{Nd}{1,2}(?!\\p{Nd})(?:T[\\p{Nd}:.]+Z?)?)"
                    + "|([+＋]?\\p{Nd}(?:[\\s()（）./\\p{Pd}－]{0,3}\\p{Nd}){6,})");

    private final List<String> names;
    private final boolean open;

    MaskedText(List<String> names) {
        this(names, false);
    }

    private MaskedText(List<String> names, boolean open) {
        this.names = names.stream()
                .filter(name -> name.length() > 1)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.open = open;
    }

    /** Whether nothing is hidden. */
    public boolean isOpen() {
        return open;
    }

    /** The text as it may be read; null stays null. */
    public @Nullable String of(@Nullable String text) {
        return text == null ? null : plain(text);
    }

    /** As {@link #of}, for a value of any shape as records hold them: texts in lists and maps too. */
    public @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return plain(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        return value instanceof Map<?, ?> map ? content(map) : value;
    }

    /** As {@link #value}, for the content of an entry; whoever a contact was with is a name, known or not. */
    public Map<String, Object> content(Map<?, ?> content) {
        var readable = new LinkedHashMap<String, Object>();
        content.forEach((key, value) -> {
            var shown =
                    !open && "contactPerson".equals(key) && value instanceof String name ? name(name) : value(value);
            if (shown != null) {
                readable.put(String.valueOf(key), shown);
            }
        });
        return readable;
    }

    /** As {@link #of}, of a text that is there. */
    public String plain(String text) {
        if (open) {
            return text;
        }
        var masked = EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(email(found.group())));
        masked = NUMBER.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(number(found)));
        for (var name : names) {
            masked = Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(masked)
                    .replaceAll(Matcher.quoteReplacement(name(name)));
        }
        return masked;
    }

    private static String number(MatchResult found) {
        return found.group(DATE) == null ? phone(found.group()) : found.group();
    }

    /** The first three and the last two digits of a telephone number; of a short one nothing. */
    public static String phone(String phone) {
        var digits = phone.replaceAll("\\P{Nd}", "");
        return digits.length() < FEWEST_DIGITS
                ? STARS
                : digits.substring(0, DIGITS_BEFORE) + "****" + digits.substring(digits.length() - DIGITS_AFTER);
    }

    /** The first letter of an e-mail address. */
    public static String email(String email) {
        return first(email) + STARS + "@" + STARS;
    }

    /** The first letter or character of a person's name. */
    public static String name(String name) {
        return first(name) + "**";
    }

    /** Nothing of an address. */
    public static String address() {
        return STARS;
    }

    private static String first(String text) {
        var plain = text.strip();
        return plain.isEmpty() ? "" : Character.toString(plain.codePointAt(0));
    }
}
