package io.gendan.support;

import io.gendan.provider.OpenIdProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The tests' OpenID provider, running as a process of its own until it is closed. */
public final class RunningProvider implements AutoCloseable {

    private static final String READY = "Provider at ";

    private final Process process;
    private final String issuer;

    public RunningProvider() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenIdProvider.class.getName())
                    .redirectErrorStream(true)
                    .start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            issuer = "http://localhost:" + port(output);
            warmUp();
            var rest = new Thread(() -> output.lines().forEach(line -> {}), "provider's output");
            rest.setDaemon(true);
            rest.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A program that has just begun answers its first questions slowly, and who signs in doesn't wait for ever. */
    private void warmUp() throws IOException {
        for (var first : List.of("/.well-known/openid-configuration", "/oauth2/jwks", "/login")) {
            try (var answer = URI.create(issuer + first).toURL().openStream()) {
                answer.readAllBytes();
            }
        }
    }

    private String port(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The provider did not start:\n" + said);
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
