package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request without a file has at most 2 MB: more would only fill the memory. */
@GendanTest
class RequestSizeTest {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @BeforeEach
    void people_are_there() {
        people.hired();
    }

    @Test
    void too_much_is_refused_with_a_reason() {
        var answer = Program.of(port, "chen").post("/api/customers", Map.of("name", "x".repeat(3 * MEGABYTE)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.tooLong");
        assertThat(answer.json().path("detail").asText()).contains("2 MB");
    }

    @Test
    void also_where_nobody_said_beforehand_how_much_it_will_be() throws Exception {
        assertThat(send("/api/customers", 3 * MEGABYTE).body()).contains("request.tooLong");
        assertThat(send("/camunda/api/engine/engine/default/task", 3 * MEGABYTE).statusCode())
                .isEqualTo(400);
        assertThat(send("/login", 3 * MEGABYTE).statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_long_but_not_too_long_is_read() throws Exception {
        assertThat(send("/api/customers", MEGABYTE).body())
                .contains("\"code\"")
                .doesNotContain("request.tooLong", "request.unreadable");
    }

    /** In pieces, without a length. */
    private HttpResponse<String> send(String path, int length) throws IOException, InterruptedException {
        var json = ("{\"name\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8);
        BodyPublisher pieces = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json));
        var pair = "chen:" + People.passwordOf("chen");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                                .POST(pieces)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
