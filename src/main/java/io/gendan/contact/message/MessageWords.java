package io.gendan.contact.message;

import io.gendan.engine.PlainTables;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words of the table {@code messageWords}, which an administrator edits and redeploys. */
@Component
class MessageWords {

    static final String DECISION = "messageWords";

    /** What a word means. */
    enum Kind {
        /** Is never written to a customer. */
        FORBIDDEN,
        /** Is written wrongly. */
        TYPO,
        /** Announces an attachment. */
        ATTACHMENT
    }

    private final PlainTables tables;

    MessageWords(PlainTables tables) {
        this.tables = tables;
    }

    /** The words of this kind that stand in a text, each once, with what the table advises. */
    Stream<Finding> in(String text, Kind kind, String code) {
        return tables.latest(DECISION).stream()
                .filter(row -> row.text("wordKind").equals(kind.name()) && stands(row.text("word"), text))
                .map(row -> new Finding(code, row.text("word"), row.text("remedy")));
    }

    /** Latin words as whole words in any case, Chinese ones wherever they stand. */
    private static boolean stands(String word, String text) {
        var latin = word.codePoints().allMatch(sign -> sign < 0x250);
        var shape = latin
                ? "(?<![\\p{L}\\d])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\d])"
                : Pattern.quote(word);
        return Pattern.compile(shape)
                .matcher(latin ? text.toLowerCase(Locale.ROOT) : text)
                .find();
    }
}
