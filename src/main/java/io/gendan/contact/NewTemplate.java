package io.gendan.contact;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of a template as somebody wants to keep them.
 *
 * @param name of the template; the one it has already where a version is added
 */
public record NewTemplate(String name, @Nullable String subject, String text) {

    /** The longest name. */
    public static final int NAME = 100;

    /** The longest subject. */
    public static final int SUBJECT = 200;

    /** The longest text. */
    public static final int TEXT = 10_000;

    /** As somebody typed them; blank is absent. */
    public static NewTemplate of(@Nullable String name, @Nullable String subject, @Nullable String text) {
        return new NewTemplate(
                name == null ? "" : name.strip(),
                subject == null || subject.isBlank() ? null : subject.strip(),
                text == null ? "" : text.strip());
    }

    /** Refuses (403) people who neither lead nor administer. */
    static void mayWrite(Person by) {
        if (!mayBeWrittenBy(by)) {
            throw Refusal.forbidden("template.byLeaders");
        }
    }

    /** Whether this person may write templates. */
    public static boolean mayBeWrittenBy(Person by) {
        return by.role().leads() || by.role() == Role.ADMIN;
    }

    /** Refuses who may not write templates, and words that can't be kept. */
    void check(Person by) {
        mayWrite(by);
        var items = new ArrayList<Item>();
        check("name", name, NAME, items);
        check("text", text, TEXT, items);
        if (subject != null) {
            check("subject", subject, SUBJECT, items);
        }
        if (!items.isEmpty()) {
            throw Refusal.badRequest("template.invalid").with(items);
        }
    }

    private static void check(String field, String words, int most, List<Item> items) {
        if (words.isEmpty()) {
            items.add(Item.of(field, "template.missing", field));
        } else if (words.length() > most) {
            items.add(Item.of(field, "template.tooLong", field, most));
        } else if (!Texts.storable(words)) {
            items.add(Item.of(field, "template.notStorable", field));
        }
    }
}
