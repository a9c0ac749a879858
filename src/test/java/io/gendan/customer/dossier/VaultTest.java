package io.gendan.customer.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Refusal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class VaultTest {

    private static final String FIRST = key(1);
    private static final String SECOND = key(2);
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @TempDir
    Path folder;

    @Test
    @DisplayName("D-01 A value is read back with its key, differently encrypted each time")
    void round_trip() {
        var vault = own(FIRST, null);
        var one = vault.seal(ID, "religion", "信佛");
        var two = vault.seal(ID, "religion", "信佛");
        assertThat(vault.open(ID, "religion", one)).isEqualTo("信佛");
        assertThat(one.encrypted()).isNotEqualTo(two.encrypted());
    }

    @Test
    @DisplayName("D-01 After a change of keys the old one still reads and the new one writes")
    void rotation() {
        var sealed = own(FIRST, null).seal(ID, "religion", "none");
        var rotated = own(SECOND, FIRST);
        assertThat(rotated.open(ID, "religion", sealed)).isEqualTo("none");
        assertThat(rotated.seal(ID, "religion", "none").keyId()).isNotEqualTo(sealed.keyId());
        assertThatThrownBy(() -> own(SECOND, null).open(ID, "religion", sealed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("dossier.keyGone"));
    }

    @Test
    @DisplayName("D-01 A value moved to another field or row is not read")
    void bound() {
        var vault = own(FIRST, null);
        var sealed = vault.seal(ID, "religion", "none");
        assertThatThrownBy(() -> vault.open(ID, "children", sealed)).hasMessageContaining("changed in the database");
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), "religion", sealed))
                .hasMessageContaining("changed in the database");
    }

    @Test
    @DisplayName("D-01 An own database without a key takes no confidential value; the embedded one makes its key once")
    void without_key() {
        assertThat(own(null, null).isOpen()).isFalse();
        assertThatThrownBy(() -> own(null, null).seal(ID, "religion", "none"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("dossier.noKey"));
        var sealed = vault(new MockEnvironment(), null, null).seal(ID, "religion", "none");
        assertThat(vault(new MockEnvironment(), null, null).open(ID, "religion", sealed))
                .isEqualTo("none");
    }

    @Test
    @DisplayName("D-01 A key that is none stops the start, without being told")
    void wrong_key() {
        assertThatThrownBy(() -> own("secret but short", null))
                .hasMessageContaining("GENDAN_DATA_KEY")
                .hasMessageContaining("openssl")
                .hasMessageNotContaining("secret");
    }

    private Vault own(@Nullable String key, @Nullable String old) {
        return vault(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/x"), key, old);
    }

    private Vault vault(MockEnvironment environment, @Nullable String key, @Nullable String old) {
        var properties =
                new GendanProperties(ZoneId.of("Asia/Shanghai"), folder, false, 1, null, null, null, null, false, null);
        return new Vault(new DataKeys(new DataKeySettings(key, old), properties, environment));
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
