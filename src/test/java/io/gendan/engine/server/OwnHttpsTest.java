package io.gendan.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gendan.support.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gendan speaks HTTPS itself, with a certificate and its key in PEM files; a renewed one is taken up while it runs. */
class OwnHttpsTest {

    private static final char[] PASSWORD = "of the test".toCharArray();

    @TempDir
    Path folder;

    @Test
    void people_reach_it_by_https_and_a_renewed_certificate_is_taken_up() throws Exception {
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        var first = issue("first");
        write(first, certificate, key);
        try (var server = SmallServer.start(
                "gendan.tls.certificate=" + certificate,
                "gendan.tls.key=" + key,
                "spring.ssl.bundle.watch.file.quiet-period=200ms")) {
            var port = server.getWebServer().getPort();
            assertThat(ask(first, port)).contains("secure=true url=https://localhost:" + port + "/");

            var renewed = issue("renewed");
            assertThatThrownBy(() -> ask(renewed, port)).isInstanceOf(SSLException.class);
            write(renewed, certificate, key);
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(ask(renewed, port))
                    .contains("secure=true"));
            assertThatThrownBy(() -> ask(renewed, port, "http")).isInstanceOf(Exception.class);
        }
    }

    @Test
    void a_second_port_without_tls_leads_to_https_and_does_nothing_else() throws Exception {
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        var keys = issue("own");
        write(keys, certificate, key);
        int plain = FreePort.find();
        try (var server = SmallServer.start(
                "gendan.tls.certificate=" + certificate,
                "gendan.tls.key=" + key,
                "gendan.server.hosts=localhost",
                "gendan.server.plain-port=" + plain,
                "gendan.public.address=https://gendan.example:8443")) {
            assertThat(ask(keys, server.getWebServer().getPort())).contains("secure=true");

            assertThat(plainly(plain, "GET /customers?q=%E8%8B%8F&page=2 HTTP/1.1\r\nHost: localhost"))
                    .startsWith("HTTP/1.1 308")
                    .contains("Location: https://gendan.example:8443/customers?q=%E8%8B%8F&page=2\r\n")
                    .doesNotContain("Set-Cookie", "from=");
            assertThat(plainly(plain, "GET //evil.example/ HTTP/1.1\r\nHost: localhost"))
                    .contains("Location: https://gendan.example:8443//evil.example/\r\n");
            assertThat(plainly(plain, "GET / HTTP/1.1\r\nHost: evil.example"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Location");
            assertThat(plainly(plain, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https"))
                    .as("what says that it came by HTTPS, and did not")
                    .startsWith("HTTP/1.1 308")
                    .doesNotContain("Set-Cookie");
            assertThat(plainly(plain, "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Location", "Set-Cookie");
        }
    }

    @Test
    void a_plain_port_needs_https_and_an_address_to_lead_to() {
        assertThatThrownBy(() -> SmallServer.start(
                        "gendan.server.plain-port=8080", "gendan.public.address=https://gendan.example"))
                .hasStackTraceContaining("GENDAN_TLS_CERTIFICATE");
        assertThatThrownBy(() -> SmallServer.start(
                        "gendan.server.https-only=true", "gendan.public.address=http://gendan.example"))
                .hasStackTraceContaining("GENDAN_PUBLIC_ADDRESS: set it");
    }

    private static String plainly(int port, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String ask(KeyStore trusted, int port) throws Exception {
        return ask(trusted, port, "https");
    }

    private static String ask(KeyStore trusted, int port, String scheme) throws Exception {
        var client = HttpClient.newBuilder().sslContext(trusting(trusted)).build();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + "/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static SSLContext trusting(KeyStore certificates) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificates.getCertificate("gendan"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A certificate that signs itself, made by the JDK's own tool. */
    private KeyStore issue(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gendan",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost, OU=" + name,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(told).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void write(KeyStore keys, Path certificate, Path key) throws Exception {
        var issued = (X509Certificate) keys.getCertificate("gendan");
        replace(key, pem("PRIVATE KEY", keys.getKey("gendan", PASSWORD).getEncoded()));
        replace(certificate, pem("CERTIFICATE", issued.getEncoded()));
    }

    private static void replace(Path file, String content) throws IOException {
        var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + kind + "-----\n" + lines.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
