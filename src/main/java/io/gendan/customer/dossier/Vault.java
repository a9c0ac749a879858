package io.gendan.customer.dossier;

import io.gendan.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Encrypts confidential values by AES-256-GCM, each bound to its own row, so that none can be put in another's place. */
@Component
class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final DataKeys keys;
    private final SecureRandom random = new SecureRandom();

    Vault(DataKeys keys) {
        this.keys = keys;
    }

    /** An encrypted value with all that is needed to read it, but the key. */
    record Sealed(String keyId, byte[] nonce, byte[] encrypted) {}

    /** Whether there is a key to write with. */
    boolean isOpen() {
        return keys.current() != null;
    }

    /**
     * Encrypts a value.
     *
     * @throws Refusal 409 {@code dossier.noKey} when the installation has no key
     */
    Sealed seal(UUID id, String field, String value) {
        var current = keys.current();
        if (current == null) {
            throw Refusal.conflict("dossier.noKey");
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, key(current), nonce, id, field, bytes(value));
        return new Sealed(current, nonce, encrypted);
    }

    /**
     * Decrypts a value.
     *
     * @throws Refusal 409 {@code dossier.keyGone} when the key that it was written with isn't given
     */
    String open(UUID id, String field, Sealed sealed) {
        return new String(
                run(Cipher.DECRYPT_MODE, key(sealed.keyId()), sealed.nonce(), id, field, sealed.encrypted()),
                StandardCharsets.UTF_8);
    }

    private SecretKey key(String id) {
        return keys.find(id).orElseThrow(() -> Refusal.conflict("dossier.keyGone"));
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, UUID id, String field, byte[] content) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(id + " " + field));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException spoilt) {
            throw new IllegalStateException("A confidential value has been changed in the database.", spoilt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
