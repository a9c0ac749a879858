package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.support.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An outside program that uses the HTTP interface, signed in by HTTP Basic or not at all; it keeps no cookies. */
public final class Program {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String base;
    private final @Nullable String authorization;

    private Program(int port, @Nullable String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public static Program nobody(int port) {
        return new Program(port, null);
    }

    public static Program of(int port, String login) {
        var pair = login + ":" + People.passwordOf(login);
        return new Program(port, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** What was answered. */
    public record Answer(int status, HttpResponse<String> http) {

        public JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (JsonProcessingException noJson) {
                throw new AssertionError("No JSON: " + http.body(), noJson);
            }
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public String code() {
            return json().path("code").asText();
        }

        @Override
        public String toString() {
            return status + " " + http.body();
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Posts this as JSON: text as it stands, everything else written as JSON. */
    public Answer post(String path, @Nullable Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body instanceof String text ? text : json(body)))
                .setHeader("Accept", "application/json, application/problem+json")
                .setHeader("Accept-Language", "en");
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** What was answered to a deed that was done; an empty object where there was nothing to say. */
    static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return answer.http().body().isEmpty() ? JSON.createObjectNode() : answer.json();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What Tasklist sends when a form is completed: lists and rows as JSON, the rest as it is. */
    public static String submission(Map<String, ?> fields) {
        var variables = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> variables.put(
                key,
                value instanceof Collection<?> || value instanceof Map<?, ?>
                        ? Map.of("value", json(value), "type", "Json")
                        : Collections.singletonMap("value", value)));
        return json(Map.of("variables", variables));
    }
}
