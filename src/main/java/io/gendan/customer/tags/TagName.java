package io.gendan.customer.tags;

import io.gendan.engine.Refusal;
import java.util.List;

/** What a tag may be called. */
final class TagName {

    static final int LONGEST = 50;

    private TagName() {}

    /**
     * The tag as it is kept, without spaces around it.
     *
     * @throws Refusal 400 {@code tag.invalid} with the field {@code tag}
     */
    static String of(String typed) {
        var tag = typed.strip();
        if (!isSound(tag)) {
            throw Refusal.badRequest("tag.invalid")
                    .with(List.of(Refusal.Item.of("tag", "tag.name", tag, String.valueOf(LONGEST))));
        }
        return tag;
    }

    /** A comma parts tags in files, a bar in questions. */
    static boolean isSound(String tag) {
        return !tag.isEmpty()
                && tag.length() <= LONGEST
                && tag.equals(tag.strip())
                && !tag.matches("(?s).*[,，;；|\\p{Cc}\\p{Cs}].*");
    }
}
