package io.gendan.customer.dossier;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The keys for confidential values: the one that writes, and every one that still reads. */
@Component
class DataKeys {

    private static final int BYTES = 32;
    private static final int ID_LENGTH = 16;
    private static final String FILE = "data.key";

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final @Nullable String current;

    DataKeys(DataKeySettings settings, GendanProperties properties, Environment environment) {
        var given = given(settings.dataKey());
        var own = given.isPresent() || environment.containsProperty("spring.datasource.url")
                ? given
                : Optional.of(fromFile(properties.dataDir().resolve(FILE)));
        current = own.map(key -> add("GENDAN_DATA_KEY", key)).orElse(null);
        given(settings.dataKeyOld()).ifPresent(key -> add("GENDAN_DATA_KEY_OLD", key));
    }

    /** Id of the key that writes; null when the installation has none. */
    @Nullable
    String current() {
        return current;
    }

    /** The key with this id, empty when it is no longer given. */
    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private String add(String name, String written) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(written.strip());
        } catch (IllegalArgumentException noBase64) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            // The key itself must not be repeated.
            throw new IllegalStateException(name + " is no base64 of 32 bytes. Make one with: openssl rand -base64 32");
        }
        var id = Sha256.hex(key).substring(0, ID_LENGTH);
        keys.put(id, new SecretKeySpec(key, "AES"));
        return id;
    }

    private static Optional<String> given(@Nullable String key) {
        return Optional.ofNullable(key).filter(text -> !text.isBlank());
    }

    private static String fromFile(Path file) {
        try {
            try {
                var bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
            } catch (FileAlreadyExistsException madeBefore) {
                // The key of this data folder.
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The key of confidential values can't be kept in " + file, failure);
        }
    }
}
