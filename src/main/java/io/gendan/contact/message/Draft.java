package io.gendan.contact.message;

import org.jspecify.annotations.Nullable;

/**
 * A written message as it is to go out.
 *
 * @param subject of an e-mail; null for all others
 */
public record Draft(@Nullable String subject, String text) {

    /** Whether both say the same: how a form breaks lines does not matter. */
    public boolean saysTheSameAs(Draft other) {
        return plain(subject).equals(plain(other.subject)) && plain(text).equals(plain(other.text));
    }

    private static String plain(@Nullable String words) {
        return words == null ? "" : words.replace("\r\n", "\n").strip();
    }
}
