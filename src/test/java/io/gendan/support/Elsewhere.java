package io.gendan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Programs on other computers: they sign in with HTTP Basic from addresses of their own, all of them loopback ones. */
public final class Elsewhere {

    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\r\nRetry-After: (\\d+)\r\n");

    /** What was answered; no seconds to wait are zero. */
    public record Answer(int status, int seconds, String body) {}

    private final int port;

    public Elsewhere(int port) {
        this.port = port;
    }

    /** Asks for the list of customers from this address, such as 127.0.0.9. */
    public Answer asks(String address, String login, String password) {
        var basic = Base64.getEncoder().encodeToString((login + ':' + password).getBytes(StandardCharsets.UTF_8));
        var request = "GET /api/customers HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Basic %s\r\n"
                        .formatted(port, basic)
                + "Accept: application/json\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var wait = RETRY_AFTER.matcher(answer);
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)),
                    wait.find() ? Integer.parseInt(wait.group(1)) : 0,
                    answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
