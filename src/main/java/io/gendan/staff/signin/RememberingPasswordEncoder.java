package io.gendan.staff.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Programs that use HTTP Basic send their password with every request, and a good hash is slow on purpose. So a match
 * once found is remembered, under a key that lives in this process only. A changed password has another hash, and is
 * never taken for the old one.
 */
class RememberingPasswordEncoder implements PasswordEncoder {

    private static final int MOST = 1_000;

    /** What is hashed for its time alone. */
    private static final String NOTHING = "nothing to be found";

    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.*");

    private final PasswordEncoder slow;
    private final int cost;
    private final SecretKeySpec key;
    private final Set<String> matches = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    /** Around an encoder whose new hashes have this cost, as bcrypt counts it. */
    RememberingPasswordEncoder(PasswordEncoder slow, int cost) {
        this.slow = slow;
        this.cost = cost;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    /** Whether this password was found to belong to this hash before, in this process. */
    boolean remembers(CharSequence password, @Nullable String hash) {
        return hash != null && matches.contains(digest(hash + '\n' + password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return false;
        }
        if (Passwords.isTooLong(password.toString())) {
            slow.encode(NOTHING);
            return false;
        }
        var digest = digest(hash + '\n' + password);
        if (matches.contains(digest)) {
            return true;
        }
        var right = slow.matches(password, hash);
        if (right) {
            matches.add(digest);
        } else if (slow.upgradeEncoding(hash)) {
            spendWhatIsMissing(hash);
        }
        return right;
    }

    /** A wrong password takes as long beside a quick hash as beside a good one, and beside none at all. */
    private void spendWhatIsMissing(String hash) {
        var quick = BCRYPT.matcher(hash);
        if (!quick.matches()) {
            slow.encode(NOTHING);
            return;
        }
        // Each cost is twice the work of the one below: with the quick hash's own they add up to a good one's.
        for (int more = Integer.parseInt(quick.group(1)); more < cost; more++) {
            new BCryptPasswordEncoder(more).encode(NOTHING);
        }
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    private String digest(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
