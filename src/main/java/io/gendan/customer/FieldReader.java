package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one customer from text and gathers what is wrong with them. */
final class FieldReader {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>.]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?|\\d+(\\.\\d+)?");
    /** What Excel writes of a long number in a narrow cell: the digits behind are gone. */
    private static final Pattern LOST_DIGITS = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d+");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final BigDecimal GREATEST_AMOUNT = new BigDecimal("1e18");
    /** What Chinese tables write for an option. */
    private static final Map<String, String> OPTIONS = Map.of(
            "组织", "ORGANISATION",
            "组织型", "ORGANISATION",
            "ORGANIZATION", "ORGANISATION",
            "个人", "PERSON",
            "个人型", "PERSON",
            "决策人", "DECISION_MAKER",
            "影响者", "INFLUENCER",
            "同盟者", "ALLY",
            "助理", "ASSISTANT",
            "前台", "RECEPTION");

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2100;

    private final Map<CustomerField, String> typed;
    private final List<Refusal.Item> faults = new ArrayList<>();

    FieldReader(Map<CustomerField, String> typed) {
        this.typed = typed;
    }

    /** What is wrong, in the order of reading; empty when nothing is. */
    List<Refusal.Item> faults() {
        return faults;
    }

    String name() {
        var name = text(CustomerField.NAME);
        if (name == null || CustomerName.key(name).isEmpty()) {
            if (faults.isEmpty()) {
                fault(CustomerField.NAME, "customer.blank");
            }
            return "";
        }
        return name;
    }

    @Nullable
    String text(CustomerField field) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!storable(text)) {
            return fault(field, "customer.strangeCharacters");
        }
        return text.codePointCount(0, text.length()) > field.longest()
                ? fault(field, "customer.tooLong", String.valueOf(field.longest()))
                : text;
    }

    @Nullable
    String email(CustomerField field) {
        var text = text(field);
        return text == null || isEmail(text) ? text : fault(field, "customer.noEmail", text);
    }

    @Nullable
    Integer whole(CustomerField field) {
        var number = amount(field);
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWholeOrTooLarge) {
            return fault(field, "customer.noWholeNumber", typed.getOrDefault(field, ""));
        }
    }

    @Nullable
    BigDecimal amount(CustomerField field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (!NUMBER.matcher(plain).matches()) {
            return fault(field, "customer.noNumber", text);
        }
        var number = new BigDecimal(plain.replace(",", ""));
        return number.compareTo(GREATEST_AMOUNT) > 0 ? fault(field, "customer.noNumber", text) : number;
    }

    @Nullable
    String phone(CustomerField field) {
        var text = text(field);
        return text != null && LOST_DIGITS.matcher(text).matches() ? fault(field, "customer.digitsLost", text) : text;
    }

    @Nullable
    String creditCode(CustomerField field) {
        var text = phone(field);
        if (text == null) {
            return null;
        }
        var code = CreditCode.plain(text);
        return CreditCode.isSound(code) ? code : fault(field, "customer.noCreditCode", text);
    }

    /** A year, or the year of a full date. */
    @Nullable
    Integer year(CustomerField field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        try {
            int year = YEAR.matcher(plain).matches()
                    ? Integer.parseInt(plain)
                    : LocalDate.parse(plain.replaceFirst(" .*", "")).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR ? year : fault(field, "customer.noYear", text);
        } catch (DateTimeException unreadable) {
            return fault(field, "customer.noYear", text);
        }
    }

    <E extends Enum<E>> @Nullable E option(CustomerField field, Class<E> type) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        var plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_").replaceAll("类$", "");
        var wanted = OPTIONS.getOrDefault(plain, plain);
        for (var option : type.getEnumConstants()) {
            if (option.name().equals(wanted)) {
                return option;
            }
        }
        var options = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
        return fault(field, "customer.noOption", text, String.join(", ", options));
    }

    List<String> words(CustomerField field) {
        var text = text(field);
        return text == null
                ? List.of()
                : Stream.of(text.split("[,;，；、]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Words that may be tags, no more of them than one customer bears. */
    List<String> tags(CustomerField field) {
        var tags = words(field);
        tags.stream().filter(tag -> !TagName.isSound(tag)).forEach(tag -> faults.add(TagName.fault(field.key(), tag)));
        if (tags.size() > TagName.MOST) {
            faults.add(Refusal.Item.of(field.key(), "tag.tooManyTold", String.valueOf(TagName.MOST)));
        }
        return tags;
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Whether the database can keep this text as it is: no control characters, no halves of a character. */
    static boolean storable(String text) {
        return text.chars().noneMatch(character -> Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private <T> @Nullable T fault(CustomerField field, String code, Object... about) {
        var arguments = Stream.concat(Stream.of(field.label()), Stream.of(about));
        faults.add(Refusal.Item.of(field.key(), code, arguments.toArray()));
        return null;
    }
}
