package io.gendan.staff.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.gendan.staff.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which passwords people may choose: at least twelve characters, and none that is guessed soon, because it is common or
 * made up of common words, names, rows of keys, dates and repetitions. How soon is reckoned by zxcvbn, whose thirty
 * thousand common passwords and names are joined by a list of our own, the product's name and the person's own names.
 */
@Component
class PasswordRules {

    /** Characters, of any writing. */
    static final int SHORTEST = 12;

    private static final double FEWEST_GUESSES = 1e10;

    private final Zxcvbn reckoner = new Zxcvbn();
    private final List<String> common = read();

    /** The code of what is wrong with a password that somebody has chosen; null for nothing. */
    @Nullable
    String fault(String chosen, Person person) {
        if (chosen.codePointCount(0, chosen.length()) < SHORTEST) {
            return "password.short";
        }
        if (Passwords.isTooLong(chosen)) {
            return "password.long";
        }
        return isGuessed(chosen, person) ? "password.common" : null;
    }

    /** Whether a password is shorter than people may choose one. */
    static boolean isShort(String given) {
        return given.codePointCount(0, given.length()) < SHORTEST;
    }

    private boolean isGuessed(String chosen, Person person) {
        var words = new ArrayList<>(common);
        words.add(person.login());
        words.add(person.name().toLowerCase(Locale.ROOT));
        for (var part : (person.login() + " " + person.name().toLowerCase(Locale.ROOT)).split("[^\\p{L}\\p{N}]+")) {
            if (part.length() > 1) {
                words.add(part);
            }
        }
        return reckoner.measure(chosen, words).getGuesses() < FEWEST_GUESSES;
    }

    private static List<String> read() {
        try (var list = new ClassPathResource("passwords/common.txt").getInputStream()) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
