package io.gendan.holes;

import io.gendan.support.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose address is sent byte by byte as it stands, which no client would do. */
final class RawRequest {

    /** What came back. */
    record Answer(int status, String body) {}

    private RawRequest() {}

    /** The answer to what this browser sends with its session and all its tokens. */
    static Answer post(int port, String path, Browser browser, String json) {
        var headers = new StringBuilder();
        browser.tokens()
                .forEach((name, value) ->
                        headers.append(name).append(": ").append(value).append("\r\n"));
        var request = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + json;
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(answer.substring(9, 12)), body < 0 ? "" : answer.substring(body));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
