package io.gendan.contact.message;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
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

    private final DecisionService decisions;

    MessageWords(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** The words of this kind that stand in a text, each once, with what the table advises. */
    Stream<Finding> in(String text, Kind kind, String code) {
        var wanted = Variables.createVariables().putValue("wordKind", kind.name());
        List<Finding> found = decisions.evaluateDecisionTableByKey(DECISION, wanted).getResultList().stream()
                .filter(row -> stands(String.valueOf(row.get("word")), text))
                .map(row -> new Finding(
                        code,
                        String.valueOf(row.get("word")),
                        row.get("remedy") == null ? "" : String.valueOf(row.get("remedy"))))
                .toList();
        return found.stream();
    }

    /** Latin words as whole words in any case, Chinese ones wherever they stand. */
    private static boolean stands(String word, String text) {
        var bare = word.strip();
        if (bare.isEmpty()) {
            return false;
        }
        var latin = bare.codePoints().allMatch(sign -> sign < 0x250);
        var shape = latin
                ? "(?<![\\p{L}\\d])" + Pattern.quote(bare.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\d])"
                : Pattern.quote(bare);
        return Pattern.compile(shape)
                .matcher(latin ? text.toLowerCase(Locale.ROOT) : text)
                .find();
    }
}
