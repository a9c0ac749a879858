package io.gendan.engine;

import io.gendan.engine.log.Masking;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Why something failed, in a sentence that an administrator can act on and that tells nothing of people. */
@Component
public class Causes {

    private static final int LONGEST = 500;

    private final Words words;

    Causes(Words words) {
        this.words = words;
    }

    /**
     * The words of a refusal, else the first line of what lies at the bottom. Further lines are left out: there a
     * database tells the content of rows.
     */
    public String of(Throwable failure) {
        var refusal = RefusalTranslator.refusalIn(failure);
        if (refusal != null) {
            return Masking.message(words.of(refusal));
        }
        var root = root(failure);
        var text = root.getMessage() == null ? "" : root.getMessage().strip();
        if (text.isEmpty() || root instanceof NullPointerException) {
            return words.of("incident.unforeseen", root.getClass().getSimpleName(), place(root));
        }
        var line = text.lines().findFirst().orElse(text);
        var masked = Masking.failure(line);
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.gendan."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("?");
    }
}
