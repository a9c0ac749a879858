package io.gendan.staff.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recognises logins, addresses and browsers again without keeping them: by hashes under this installation's secret. */
@Component
class Fingerprints {

    private static final String METHOD = "HmacSHA256";

    private final JdbcClient database;
    private volatile @Nullable SecretKeySpec secret;

    Fingerprints(JdbcClient database) {
        this.database = database;
    }

    /** The same for the same kind and values, whichever node is asked. */
    String of(String kind, String... values) {
        try {
            var mac = Mac.getInstance(METHOD);
            mac.init(secret());
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            for (var value : values) {
                mac.update((byte) 0);
                mac.update(value.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private SecretKeySpec secret() {
        var known = secret;
        if (known == null) {
            known = new SecretKeySpec(
                    database.sql("select secret from sign_in_secret")
                            .query(byte[].class)
                            .single(),
                    METHOD);
            secret = known;
        }
        return known;
    }
}
