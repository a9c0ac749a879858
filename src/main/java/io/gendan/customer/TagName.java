package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.util.List;

/** What a tag may be called (D-05). */
public final class TagName {

    /** The most tags that people may give to one customer. */
    public static final int MOST = 30;

    private static final int LONGEST = 50;

    private TagName() {}

    /**
     * The tag as it is kept, without spaces around it.
     *
     * @throws Refusal 400 {@code tag.invalid} with the field {@code tag}
     */
    public static String of(String typed) {
        var tag = typed.strip();
        if (!isSound(tag)) {
            throw Refusal.badRequest("tag.invalid").with(List.of(fault("tag", tag)));
        }
        return tag;
    }

    static Refusal.Item fault(String field, String tag) {
        return Refusal.Item.of(field, "tag.name", tag, String.valueOf(LONGEST));
    }

    /** A comma parts tags in files, a bar in questions. */
    public static boolean isSound(String tag) {
        return !tag.isEmpty()
                && tag.length() <= LONGEST
                && tag.equals(tag.strip())
                && !tag.matches("(?s).*[,，;；|\\p{Cc}\\p{Cs}].*");
    }
}
