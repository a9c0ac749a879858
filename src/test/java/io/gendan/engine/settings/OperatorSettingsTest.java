package io.gendan.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What operators give becomes what Spring Boot understands, or stops the start with the setting's name. */
class OperatorSettingsTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_from_a_file_is_found_like_an_environment_variable() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "from a file\n");
        assertThat(started(Map.of("GENDAN_ADMIN_PASSWORD_FILE", file.toString()))
                        .getProperty("gendan.admin-password"))
                .isEqualTo("from a file");
    }

    @Test
    void migrations_run_with_the_role_that_is_given() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "the owner's\n");
        var environment = started(Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/gendan",
                "GENDAN_MIGRATION_USERNAME", "gendan_owner",
                "GENDAN_MIGRATION_PASSWORD_FILE", file.toString()));
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("gendan_owner");
        assertThat(environment.getProperty("spring.flyway.password")).isEqualTo("the owner's");
        assertThat(started(Map.of()).getProperty("spring.flyway.user")).isNull();
    }

    @Test
    void a_role_for_migrations_needs_a_database_of_ones_own() {
        assertThatThrownBy(() -> started(Map.of("GENDAN_MIGRATION_USERNAME", "owner")))
                .isInstanceOf(UnfitSetting.class)
                .hasMessageContaining("GENDAN_MIGRATION_USERNAME");
    }

    @Test
    void half_a_certificate_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("some.pem"), "…").toString();
        assertThatThrownBy(() -> started(Map.of("GENDAN_TLS_CERTIFICATE", file)))
                .hasMessageContaining("GENDAN_TLS_KEY is missing");
        assertThatThrownBy(() -> started(Map.of("GENDAN_TLS_KEY", file, "GENDAN_TLS_CERTIFICATE", "/no/such.pem")))
                .hasMessageContaining("GENDAN_TLS_CERTIFICATE names /no/such.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.50, false",
        "10.0.0.5, 10.0.005, false",
        "10.1.0.0/16, 10.1.255.3, true",
        "10.1.0.0/16, 10.2.0.1, false",
        "172.16.0.0/12, 172.31.9.9, true",
        "172.16.0.0/12, 172.32.0.1, false",
        "192.168.7.128/25, 192.168.7.128, true",
        "192.168.7.128/25, 192.168.7.127, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "'', 127.0.0.1, false",
        "'10.0.0.5, ::1', 0:0:0:0:0:0:0:1, true",
    })
    void whose_word_counts(String proxies, String caller, boolean trusted) {
        var pattern = TrustedProxies.pattern(List.of(proxies.split(",")));
        assertThat(!pattern.isEmpty() && Pattern.matches(pattern, caller)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "300.1.1.1", "10.0.0", "::1/64", ".*"})
    void what_is_no_address_is_refused(String proxy) {
        assertThatThrownBy(() -> TrustedProxies.pattern(List.of(proxy)))
                .isInstanceOf(UnfitSetting.class)
                .hasMessageContaining("GENDAN_TRUSTED_PROXIES")
                .hasMessageContaining(proxy);
    }

    @Test
    void only_this_computer_is_believed_unless_others_are_named() {
        var pattern = started(Map.of()).getProperty("server.tomcat.remoteip.internal-proxies", "");
        assertThat("127.0.0.1").matches(pattern);
        assertThat("0:0:0:0:0:0:0:1").matches(pattern);
        assertThat("10.0.0.1").doesNotMatch(pattern);
        assertThat("192.168.0.1").doesNotMatch(pattern);
    }

    private static StandardEnvironment started(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        org.springframework.boot.context.properties.source.ConfigurationPropertySources.attach(environment);
        new OperatorSettings(new DeferredLogs()).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
