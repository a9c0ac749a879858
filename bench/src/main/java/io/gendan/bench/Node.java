package io.gendan.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged program in a process of its own. */
final class Node implements AutoCloseable {

    static final String PASSWORD = "password of the demo";

    private final Process process;
    private final Path log;
    final int port;

    Node(Map<String, String> settings) throws IOException {
        this(settings, "-Xmx1g");
    }

    Node(Map<String, String> settings, String heap) throws IOException {
        port = freePort();
        log = Files.createTempFile("gendan-node", ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-jar",
                        jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("GENDAN_DEMO_PASSWORD", PASSWORD);
        builder.environment().put("GENDAN_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("GENDAN_ENGINE_REST", "true");
        builder.environment().putAll(settings);
        process = builder.start();
    }

    /** Waits until the log has this line. */
    void says(String text) throws IOException {
        while (!Files.readString(log).contains(text)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program ended:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Waits until it takes requests, its first administrator included. */
    void isReady() throws IOException {
        says("Started GendanApplication");
        while (!answers("/actuator/health/readiness")) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean answers(String path) throws IOException {
        var asked = (HttpURLConnection) URI.create("http://localhost:" + port + path).toURL().openConnection();
        try {
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            asked.disconnect();
        }
    }

    /** As a power cut does. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }

    static Path jar() throws IOException {
        try (var files = Files.list(Path.of("..", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("gendan-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar: run mvn -DskipTests package first"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
