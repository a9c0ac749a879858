package io.gendan.contact.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a group chat something by its robot. Robots answer 200 even to what they refuse, and say so inside. */
final class RobotCarrier implements Carrier {

    private final Medium medium;
    private final @Nullable URI address;
    private final Gateway gateway;

    RobotCarrier(Medium medium, @Nullable URI address, Gateway gateway) {
        this.medium = medium;
        this.address = address;
        this.gateway = gateway;
    }

    @Override
    public Medium medium() {
        return medium;
    }

    @Override
    public boolean isReady() {
        return address != null;
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        if (address == null) {
            throw NotCarried.failed(medium + " is not configured", null);
        }
        var answer = gateway.post(address, parcel.key(), null, content(parcel.body()));
        int code = code(answer);
        if (code != 0) {
            throw NotCarried.failed(medium + " answered " + code + " " + said(answer), null);
        }
    }

    private Map<String, ?> content(String text) {
        return medium == Medium.FEISHU
                ? Map.of("msg_type", "text", "content", Map.of("text", text))
                : Map.of("msgtype", "text", "text", Map.of("content", text));
    }

    private int code(JsonNode answer) {
        return answer.path(medium == Medium.FEISHU ? "code" : "errcode").asInt(0);
    }

    private static String said(JsonNode answer) {
        return answer.path("errmsg").asText(answer.path("msg").asText());
    }
}
