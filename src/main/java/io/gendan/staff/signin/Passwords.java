package io.gendan.staff.signin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes and hashes passwords. */
@Component
public class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    /** Without signs that are easily mistaken for one another. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** What bcrypt takes in. */
    private static final int MOST_BYTES = 72;

    private static final int RANDOM_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder;
    // Nobody guesses 16 random signs, however fast a try is; and a whole staff list is hashed in one request.
    private final PasswordEncoder forRandomOnes = new BCryptPasswordEncoder(4);

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * A password from the environment, empty when none is set.
     *
     * @throws IllegalStateException when it is longer than can be hashed
     */
    public Optional<String> given(@Nullable String value, String variable) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (isTooLong(value)) {
            throw new IllegalStateException(variable + " is longer than " + MOST_BYTES + " bytes. Shorten it.");
        }
        if (PasswordRules.isShort(value)) {
            LOG.warn(
                    "{} is shorter than the {} characters that people have to choose. Give a longer one.",
                    variable,
                    PasswordRules.SHORTEST);
        }
        return Optional.of(value);
    }

    /** Whether a password has more bytes than its hash would cover. */
    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** A new random password. */
    public String random() {
        var password = new StringBuilder();
        for (int sign = 0; sign < RANDOM_LENGTH; sign++) {
            password.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    /** The hash to store for a password that a person has chosen. */
    public String hash(String chosen) {
        return Objects.requireNonNull(encoder.encode(chosen));
    }

    /** The hash to store for a password made by {@link #random()}. */
    public String hashRandom(String random) {
        return "{bcrypt}" + forRandomOnes.encode(random);
    }
}
