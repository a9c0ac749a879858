package io.gendan.contact.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.NotCarried.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-05: SMS and robots go out by HTTP")
class GatewaysTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI SOMEWHERE = URI.create("https://gateway.example/send");
    private static final Parcel NOTE = new Parcel("note-1", "+8613800138000", "", "您好");

    /** What was posted. */
    private record Posted(URI to, String key, @Nullable String token, Map<String, ?> content) {}

    /** Keeps what is posted and answers as it is told. */
    private static final class Recording implements Gateway {

        private final List<Posted> posted = new ArrayList<>();
        private final JsonNode answer;

        Recording(String answer) throws IOException {
            this.answer = JSON.readTree(answer);
        }

        @Override
        public JsonNode post(URI to, String key, @Nullable String token, Map<String, ?> content) {
            posted.add(new Posted(to, key, token, content));
            return answer;
        }
    }

    private HttpServer server;
    private final List<String> keys = new ArrayList<>();
    private int status = 200;

    @BeforeEach
    void a_gateway_listens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (status == 0) {
                exchange.close();
                return;
            }
            var answer = "{\"errcode\":0}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void it_stops() {
        server.stop(0);
    }

    @Test
    @DisplayName("A-05: an SMS tells the gateway its number, its words and the key by which it recognises a repetition")
    void sms() throws Exception {
        var gateway = new Recording("{}");
        var carrier = new SmsCarrier(new GatewaySettings(SOMEWHERE, "secret", null, null, null), gateway);
        carrier.carry(NOTE);
        assertThat(gateway.posted)
                .containsExactly(new Posted(
                        SOMEWHERE, "note-1", "secret", Map.of("id", "note-1", "to", "+8613800138000", "text", "您好")));
        assertThat(new SmsCarrier(new GatewaySettings(null, null, null, null, null), gateway).isReady())
                .isFalse();
    }

    @Test
    @DisplayName("Robots are spoken to as each of them understands")
    void robots() throws Exception {
        var gateway = new Recording("{\"errcode\":0,\"code\":0}");
        for (var medium : List.of(Medium.WECOM, Medium.DINGTALK, Medium.FEISHU)) {
            new RobotCarrier(medium, SOMEWHERE, gateway).carry(NOTE);
        }
        var plain = Map.of("msgtype", "text", "text", Map.of("content", "您好"));
        assertThat(gateway.posted)
                .extracting(Posted::content)
                .isEqualTo(List.of(plain, plain, Map.of("msg_type", "text", "content", Map.of("text", "您好"))));
        assertThat(new RobotCarrier(Medium.WECOM, null, gateway).isReady()).isFalse();
    }

    @Test
    @DisplayName("A robot that answers 200 and an error inside has taken nothing")
    void robot_refuses() throws Exception {
        var gateway = new Recording("{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
        assertThatThrownBy(() -> new RobotCarrier(Medium.WECOM, SOMEWHERE, gateway).carry(NOTE))
                .hasMessageContaining("45009")
                .extracting(failure -> ((NotCarried) failure).why())
                .isEqualTo(Why.FAILED);
    }

    @Test
    @DisplayName("Over a real line every try bears the same key and the token")
    void over_http() throws Exception {
        var gateway = new HttpGateway(JSON);
        gateway.post(here(), "note-1", "secret", Map.of("text", "您好"));
        gateway.post(here(), "note-1", null, Map.of("text", "您好"));
        assertThat(keys).containsExactly("note-1 Bearer secret", "note-1 null");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "400,REFUSED",
        "422,REFUSED",
        "401,FAILED",
        "403,FAILED",
        "404,FAILED",
        "407,FAILED",
        "302,FAILED",
        "408,FAILED",
        "429,FAILED",
        "500,FAILED",
        "503,FAILED",
        "0,UNCERTAIN"
    })
    @DisplayName("What the gateway answers decides whether it is tried again; no answer at all is uncertain")
    void answers(int answered, Why why) {
        status = answered;
        assertThatThrownBy(() -> new HttpGateway(JSON).post(here(), "note-1", null, Map.of()))
                .isInstanceOf(NotCarried.class)
                .extracting(failure -> ((NotCarried) failure).why())
                .isEqualTo(why);
    }

    @Test
    @DisplayName("A gateway that is not there has certainly taken nothing, and its address is not told")
    void nobody_there() {
        var gone = here();
        server.stop(0);
        assertThatThrownBy(() -> new HttpGateway(JSON).post(gone, "note-1", null, Map.of()))
                .hasMessageNotContaining(String.valueOf(gone.getPort()))
                .extracting(failure -> ((NotCarried) failure).why())
                .isEqualTo(Why.FAILED);
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send?key=robot");
    }
}
