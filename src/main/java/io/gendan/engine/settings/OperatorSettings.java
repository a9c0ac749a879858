package io.gendan.engine.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Before anything starts: what operators give in Gendan's own words becomes what Spring Boot understands. Secrets come from
 * files, a certificate makes the server speak HTTPS, only named proxies are believed, and migrations run with a role of
 * the database of their own.
 */
class OperatorSettings implements EnvironmentPostProcessor, Ordered {

    private static final String THIS_COMPUTER = "127.0.0.0/8,::1";

    /** So named, its entries are read like environment variables. */
    private static final String FROM_FILES = "files-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Log log;

    OperatorSettings(DeferredLogFactory logs) {
        this.log = logs.getLog(OperatorSettings.class);
    }

    /** After the configuration files, before whoever reads settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        var variables = sources.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables instanceof SystemEnvironmentPropertySource given && !sources.contains(FROM_FILES)) {
            var values = new SecretFiles(given.getSource(), log::warn).read();
            sources.addAfter(given.getName(), new SystemEnvironmentPropertySource(FROM_FILES, values));
        }
        var meant = new LinkedHashMap<String, Object>();
        proxies(environment, meant);
        certificate(environment, meant);
        migrations(environment, meant);
        sources.addFirst(new MapPropertySource("operator's settings", meant));
    }

    private static void proxies(ConfigurableEnvironment environment, Map<String, Object> meant) {
        var proxies = environment.getProperty("gendan.trusted-proxies", THIS_COMPUTER);
        meant.put("server.tomcat.remoteip.internal-proxies", TrustedProxies.pattern(List.of(proxies.split(","))));
    }

    private static void certificate(ConfigurableEnvironment environment, Map<String, Object> meant) {
        var certificate = environment.getProperty("gendan.tls.certificate");
        var key = environment.getProperty("gendan.tls.key");
        if (isMissing(certificate) && isMissing(key)) {
            return;
        }
        var bundle = "spring.ssl.bundle.pem.gendan.";
        meant.put(bundle + "keystore.certificate", file("GENDAN_TLS_CERTIFICATE", certificate));
        meant.put(bundle + "keystore.private-key", file("GENDAN_TLS_KEY", key));
        var password = environment.getProperty("gendan.tls.password");
        if (password != null) {
            meant.put(bundle + "keystore.private-key-password", password);
        }
        meant.put(bundle + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        meant.put(bundle + "reload-on-update", "true");
        meant.put("server.ssl.bundle", "gendan");
    }

    private static void migrations(ConfigurableEnvironment environment, Map<String, Object> meant) {
        var role = environment.getProperty("gendan.migration.username");
        if (isMissing(role)) {
            return;
        }
        if (isMissing(environment.getProperty("spring.datasource.url"))) {
            throw new UnfitSetting(
                    "GENDAN_MIGRATION_USERNAME names a role of your own database, but none is given.",
                    "Set SPRING_DATASOURCE_URL, or unset GENDAN_MIGRATION_USERNAME.");
        }
        meant.put("spring.flyway.user", role);
        meant.put("spring.flyway.password", environment.getProperty("gendan.migration.password", ""));
    }

    private static String file(String setting, @Nullable String name) {
        if (isMissing(name) || !Files.isReadable(Path.of(name))) {
            throw new UnfitSetting(
                    setting + (isMissing(name) ? " is missing." : " names " + name + ", which can't be read."),
                    "HTTPS needs both GENDAN_TLS_CERTIFICATE and GENDAN_TLS_KEY: files in PEM format.");
        }
        return Path.of(name).toUri().toString();
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
