package io.gendan.holes;

import io.gendan.support.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request whose address is sent byte by byte as it stands, which no client would do. */
final class RawRequest {

    private RawRequest() {}

    /** The status of the answer. */
    static int post(int port, String path, String login, String json) {
        var pair = login + ":" + People.passwordOf(login);
        var who = login.isEmpty()
                ? ""
                : "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        var request = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + who
                + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + json;
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
