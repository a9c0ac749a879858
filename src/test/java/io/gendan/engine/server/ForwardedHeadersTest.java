package io.gendan.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A proxy stands at 127.0.0.1; at 127.0.0.2 somebody who would like to be taken for one. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no second address of their own")
class ForwardedHeadersTest {

    private static final String FORWARDED =
            "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Port: 443\r\nForwarded: for=203.0.113.9;proto=https;host=evil.example\r\n";

    private static ServletWebServerApplicationContext server;

    @BeforeAll
    static void the_server_trusts_one_proxy() {
        server = SmallServer.start(
                "gendan.trusted-proxies=127.0.0.1",
                "gendan.server.https-only=true",
                "gendan.public.address=https://gendan.example/");
    }

    @AfterAll
    static void it_ends() {
        server.close();
    }

    @Test
    void what_the_proxy_says_counts() throws IOException {
        assertThat(ask("127.0.0.1", FORWARDED)).endsWith("from=203.0.113.9 secure=true url=https://evil.example/where");
    }

    @Test
    void what_a_stranger_says_does_not() throws IOException {
        assertThat(ask("127.0.0.2", FORWARDED))
                .endsWith("from=127.0.0.2 secure=false url=http://gendan.example:8080/where");
    }

    @Test
    void an_address_that_the_caller_wrote_itself_before_the_proxys_own_does_not() throws IOException {
        assertThat(ask("127.0.0.1", "X-Forwarded-For: 10.9.9.9, 203.0.113.9\r\n"))
                .contains("from=203.0.113.9 ");
    }

    @Test
    void who_came_to_the_proxy_by_http_is_led_to_https() throws IOException {
        var byHttp = FORWARDED.replace("Proto: https", "Proto: http");

        assertThat(ask("127.0.0.1", byHttp))
                .startsWith("HTTP/1.1 308")
                .contains("Location: https://gendan.example/where\r\n")
                .doesNotContain("Set-Cookie", "evil.example");
        assertThat(ask("127.0.0.1", "X-Forwarded-Proto: http\r\n")).startsWith("HTTP/1.1 308");
        assertThat(ask("127.0.0.2", byHttp)).as("said by a stranger").startsWith("HTTP/1.1 200");
        assertThat(ask("127.0.0.1", "")).as("asked directly").startsWith("HTTP/1.1 200");
        assertThat(ask("127.0.0.1", FORWARDED)).as("by HTTPS").startsWith("HTTP/1.1 200");
    }

    private static String ask(String from, String headers) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(
                    InetAddress.getByName("127.0.0.1"), server.getWebServer().getPort()));
            var request =
                    "GET /where HTTP/1.1\r\nHost: gendan.example:8080\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.strip();
        }
    }
}
