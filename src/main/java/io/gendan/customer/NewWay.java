package io.gendan.customer;

import io.gendan.customer.ContactPoint.Kind;
import io.gendan.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A way to reach somebody, read from what was typed and found sound.
 *
 * @param plain the same for every notation, see {@link Kind#plain}
 * @param label what it is for
 */
public record NewWay(
        Kind kind, String value, String plain, @Nullable String label) {

    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_ADDRESS = 500;
    private static final int FEWEST_DIGITS = 3;

    /**
     * Reads typed text by the keys {@code kind}, {@code value} and {@code label}. Whether a telephone is a mobile one its
     * number tells.
     *
     * @throws Refusal 400 {@code customer.invalid} with an item for every key that can't be accepted
     */
    public static NewWay read(Map<String, String> typed) {
        var faults = new ArrayList<Refusal.Item>();
        var kind = Stream.of(Kind.values())
                .filter(one -> one.name().equals(typed.getOrDefault("kind", "").strip()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            faults.add(Refusal.Item.of(
                    "kind",
                    "customer.noOption",
                    label("kind"),
                    typed.getOrDefault("kind", ""),
                    String.join(", ", Stream.of(Kind.values()).map(Enum::name).toList())));
        }
        var value = text(typed, "value", kind == null ? LONGEST_ADDRESS : longest(kind), faults);
        if (value == null && faults.stream().noneMatch(fault -> fault.field().equals("value"))) {
            faults.add(Refusal.Item.of("value", "customer.blank", label("value")));
        }
        if (kind != null && value != null && !isWay(kind, value)) {
            faults.add(Refusal.Item.of(
                    "value", kind == Kind.EMAIL ? "customer.noEmail" : "customer.noPhone", label("value"), value));
        }
        var label = text(typed, "label", LONGEST_LINE, faults);
        if (!faults.isEmpty() || kind == null || value == null) {
            throw Refusal.badRequest("customer.invalid").with(faults);
        }
        var told = kind == Kind.PHONE || kind == Kind.MOBILE ? Kind.ofPhone(value) : kind;
        return new NewWay(told, value, told.plain(value), label);
    }

    private static boolean isWay(Kind kind, String value) {
        return kind == Kind.EMAIL
                ? FieldReader.isEmail(value)
                : !kind.dialled() || kind.plain(value).length() >= FEWEST_DIGITS;
    }

    private static int longest(Kind kind) {
        return switch (kind) {
            case ADDRESS -> LONGEST_ADDRESS;
            case EMAIL -> LONGEST_EMAIL;
            case PHONE, MOBILE, FAX, WECHAT -> LONGEST_LINE;
        };
    }

    private static @Nullable String text(
            Map<String, String> typed, String key, int longest, List<Refusal.Item> faults) {
        var text = typed.getOrDefault(key, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!FieldReader.storable(text)) {
            faults.add(Refusal.Item.of(key, "customer.strangeCharacters", label(key)));
            return null;
        }
        if (text.length() > longest) {
            faults.add(Refusal.Item.of(key, "customer.tooLong", label(key), String.valueOf(longest)));
            return null;
        }
        return text;
    }

    private static DefaultMessageSourceResolvable label(String key) {
        return new DefaultMessageSourceResolvable(new String[] {"customer.way." + key}, key);
    }
}
