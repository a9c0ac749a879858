package io.gendan.contact.message;

import java.util.Map;
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

    /** What it says, by the keys of the forms' fields. */
    Map<String, String> words() {
        return subject == null ? Map.of("messageText", text) : Map.of("subject", subject, "messageText", text);
    }

    private static String plain(@Nullable String words) {
        return words == null ? "" : words.replace("\r\n", "\n").strip();
    }
}
