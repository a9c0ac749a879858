package io.gendan.contact.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The real one. Follows no redirections: what we send goes where the operator has said. */
@Component
class HttpGateway implements Gateway {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Not now: a password, right, address or proxy that an operator mends; or too slow, too early, too often. */
    private static final Set<Integer> LATER = Set.of(401, 403, 404, 407, 408, 425, 429);

    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    HttpGateway(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public JsonNode post(URI to, String key, @Nullable String token, Map<String, ?> content) throws NotCarried {
        try {
            var request = HttpRequest.newBuilder(to)
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(content)));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = client.send(request.build(), BodyHandlers.ofString());
            judge(answer.statusCode());
            return read(answer.body());
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            // Without the address: that of a robot is its password.
            throw NotCarried.failed("The gateway can't be reached", unreachable);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException lost) {
            throw NotCarried.uncertain("The gateway's answer got lost", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw NotCarried.uncertain("Stopped while waiting for the gateway's answer", stopped);
        }
    }

    private static void judge(int status) throws NotCarried {
        if (status / 100 == 2) {
            return;
        }
        var problem = "The gateway answered " + status;
        throw status / 100 == 4 && !LATER.contains(status)
                ? NotCarried.refused(problem, null)
                : NotCarried.failed(problem, null);
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
