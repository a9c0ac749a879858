package io.gendan.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are handed over in files, as containers do it. */
class SecretFilesTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_file_gives_the_value_of_its_setting_without_the_line_end() throws IOException {
        var password = secret("admin", "correct horse  battery\n");
        var key = secret("key", "bm90IGEgcmVhbCBrZXk=");
        assertThat(read(Map.of(
                        "GENDAN_ADMIN_PASSWORD_FILE",
                        password,
                        "GENDAN_DATA_KEY_FILE",
                        key,
                        "GENDAN_DEMO",
                        "false",
                        "OTHER_PASSWORD_FILE",
                        "/nowhere")))
                .isEqualTo(Map.of(
                        "GENDAN_ADMIN_PASSWORD", "correct horse  battery", "GENDAN_DATA_KEY", "bm90IGEgcmVhbCBrZXk="));
        assertThat(warnings).isEmpty();
    }

    @Test
    void the_databases_password_and_the_roles_of_other_features_too() throws IOException {
        var file = secret("any", "s3cret\r\n");
        for (var setting : List.of(
                "SPRING_DATASOURCE_PASSWORD",
                "GENDAN_MIGRATION_PASSWORD",
                "GENDAN_MAIL_PASSWORD",
                "GENDAN_GATEWAY_SMSTOKEN",
                "GENDAN_OIDC_SECRET")) {
            assertThat(read(Map.of(setting + "_FILE", file))).isEqualTo(Map.of(setting, "s3cret"));
        }
    }

    @Test
    void a_setting_given_twice_is_refused_without_telling_it() throws IOException {
        var file = secret("admin", "from the file");
        assertThatThrownBy(() -> read(Map.of("GENDAN_ADMIN_PASSWORD_FILE", file, "GENDAN_ADMIN_PASSWORD", "from here")))
                .isInstanceOf(UnfitSetting.class)
                .hasMessageContaining("GENDAN_ADMIN_PASSWORD and GENDAN_ADMIN_PASSWORD_FILE")
                .hasMessageNotContaining("from ");
    }

    @Test
    @DisplayName(
            "A file that is missing, empty, a folder or far too long stops the start and says which setting names it")
    void unfit_files_are_refused() throws IOException {
        var missing = folder.resolve("missing").toString();
        var empty = secret("empty", "\n");
        var long_ = secret("long", "x".repeat(70_000));
        for (var file : List.of(missing, empty, long_, folder.toString())) {
            assertThatThrownBy(() -> read(Map.of("GENDAN_DATA_KEY_FILE", file)))
                    .as(file)
                    .isInstanceOf(UnfitSetting.class)
                    .hasMessageContaining("GENDAN_DATA_KEY_FILE");
        }
    }

    @Test
    void a_file_that_everybody_can_read_is_warned_of() throws IOException {
        var file = secret("open", "s3cret");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(read(Map.of("GENDAN_DATA_KEY_FILE", file))).hasSize(1);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("GENDAN_DATA_KEY_FILE", file)
                .doesNotContain("s3cret");
    }

    private Map<String, Object> read(Map<String, Object> environment) {
        return new SecretFiles(environment, warnings::add).read();
    }

    private String secret(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
