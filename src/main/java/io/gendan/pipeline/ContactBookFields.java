package io.gendan.pipeline;

import io.gendan.customer.ContactRole;
import io.gendan.engine.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was sent to change a contact book: one text a field, days as a list or as words with commas between. */
public final class ContactBookFields {

    private final Map<String, String> texts;

    private ContactBookFields(Map<String, String> texts) {
        this.texts = texts;
    }

    public static ContactBookFields of(Map<String, ? extends @Nullable Object> sent) {
        var texts = new HashMap<String, String>();
        sent.forEach((key, value) -> {
            if (value instanceof Collection<?> several) {
                texts.put(
                        key,
                        String.join(",", several.stream().map(String::valueOf).toList()));
            } else if (value != null) {
                texts.put(key, value.toString().strip());
            }
        });
        return new ContactBookFields(texts);
    }

    public Map<String, String> texts() {
        return texts;
    }

    public String name() {
        return texts.getOrDefault("name", "");
    }

    /** The role; null where none was told. */
    public @Nullable ContactRole role() {
        var role = texts.getOrDefault("role", "");
        return role.isEmpty() ? null : option("role", role, ContactRole.class);
    }

    /** Id of the contact person; null for the customer itself. */
    public @Nullable Long person() {
        var person = texts.getOrDefault("contactPerson", "");
        try {
            return person.isEmpty() ? null : Long.valueOf(person);
        } catch (NumberFormatException noId) {
            throw Refusal.notFound("customer.contactPersonUnknown");
        }
    }

    /** Days such as {@code MONDAY}. */
    public Set<DayOfWeek> days() {
        var days = EnumSet.noneOf(DayOfWeek.class);
        Stream.of(texts.getOrDefault("days", "").split(","))
                .map(String::strip)
                .filter(day -> !day.isEmpty())
                .forEach(day -> days.add(option("days", day, DayOfWeek.class)));
        return days;
    }

    /** A time of day such as {@code 14:30}. */
    public LocalTime hour(String key) {
        try {
            return LocalTime.parse(texts.getOrDefault(key, ""));
        } catch (DateTimeException unreadable) {
            throw invalid(Refusal.Item.of(key, "customer.callTimeHours"));
        }
    }

    private static <E extends Enum<E>> E option(String key, String told, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(option -> option.name().equals(told))
                .findFirst()
                .orElseThrow(() -> invalid(Refusal.Item.of(
                        key,
                        "customer.noOption",
                        key,
                        told,
                        String.join(
                                ", ",
                                Stream.of(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList()))));
    }

    private static Refusal invalid(Refusal.Item item) {
        return Refusal.badRequest("customer.invalid").with(List.of(item));
    }
}
