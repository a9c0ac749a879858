package io.gendan.contact.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts a message as JSON to somebody's HTTP interface; tests put a recording one in its place. */
interface Gateway {

    /**
     * Posts this and returns what was answered.
     *
     * @param key of the message, sent as {@code Idempotency-Key}
     * @param token sent as bearer token, null for none
     * @throws NotCarried unless the answer is a success; {@code REFUSED} when it is final
     */
    JsonNode post(URI to, String key, @Nullable String token, Map<String, ?> content) throws NotCarried;
}
