package io.gendan.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the database can keep of a text as it was typed. */
public final class Texts {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private Texts() {}

    /** Whether nothing of it would get lost: it has no control characters and no halves of a character. */
    public static boolean storable(String text) {
        return !CONTROL.matcher(text).find()
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
