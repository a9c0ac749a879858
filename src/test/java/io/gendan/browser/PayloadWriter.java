package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gendan.http.Program;
import io.gendan.http.Program.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings payloads in as programs do, each text as long as it may be. */
final class PayloadWriter {

    /** The longest text is tried first, then shorter ones. */
    private static final List<Integer> LENGTHS = List.of(1000, 100, 45, 10);

    private static final String[] MULTIPART = {"Content-Type", "multipart/form-data; boundary=p"};

    private final int port;
    private final PayloadRefused refused;

    PayloadWriter(int port, PayloadRefused refused) {
        this.port = port;
        this.refused = refused;
    }

    /** A customer of {@code chen}, pursued, whose every text is a payload. */
    String customer(String mark, String kind) {
        var texts = new LinkedHashMap<String, Object>();
        for (var field : List.of("industry", "city", "revenueUnit", "tags", "contactPerson")) {
            texts.put(field, Payload.line());
        }
        texts.put("name", Payload.line() + mark);
        texts.put("tags", Payload.of(50));
        texts.put("contactPerson", Payload.of(50));
        texts.put("revenueUnit", Payload.of(40));
        texts.put("kind", kind);
        texts.put("phone", "010-6%07d".formatted(System.nanoTime() % 10_000_000));
        return pursued(texts);
    }

    /** One of whom nothing is known yet but the name. */
    String unknown(String mark) {
        return pursued(Map.of("name", Payload.line() + mark));
    }

    private String pursued(Map<String, Object> texts) {
        var made = taken("chen", "POST", "/api/customers", texts).path("number").asText();
        taken("chen", "POST", "/api/customers/" + made + "/journey", Map.of());
        return made;
    }

    /** Tells something with a payload in each of these texts and what belongs there in the other fields. */
    JsonNode tells(String login, String method, String path, Map<String, ?> proper, String... texts) {
        Answer answer = null;
        var fields = new LinkedHashMap<String, Object>(proper);
        for (var length : LENGTHS) {
            for (var text : texts) {
                fields.put(text, Payload.of(length));
            }
            answer = Program.of(port, login).send(method, path, fields);
            if (answer.status() < 300) {
                break;
            }
        }
        var taken = answered(path, answer);
        refused.others(login, method, path, fields);
        return taken;
    }

    /** Sends it with a payload in this field, which takes none, while it could still be taken. */
    void refused(String login, String method, String path, Map<String, ?> proper, String field) {
        refused.other(login, method, path, proper, field);
    }

    /** Sends it as it stands; it must be taken. */
    JsonNode taken(String login, String method, String path, Map<String, ?> fields) {
        var taken = answered(path, Program.of(port, login).send(method, path, fields));
        refused.others(login, method, path, fields);
        return taken;
    }

    private static JsonNode answered(String path, Answer answer) {
        assertThat(answer.status()).as("%s: %s", path, answer).isBetween(200, 299);
        return answer.http().body().isEmpty() ? MissingNode.getInstance() : answer.json();
    }

    /** A file of this name with this content, and a note. */
    Answer file(String login, String address, String name, String content) {
        var body =
                part("note", "", Payload.of(400)) + part("file", "; filename=\"" + name + "\"", content) + "--p--\r\n";
        return Program.of(port, login).post(address, body, MULTIPART);
    }

    private static String part(String name, String more, String content) {
        return "--p\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(name, more, content);
    }

    /** A file whose name, note and content are payloads. */
    void attaches(String number) {
        var answer = file(
                "chen",
                "/api/customers/" + number + "/files",
                "<img src=x onerror=__hit=1>" + Payload.TEMPLATE + ".txt",
                "<!DOCTYPE html><html><body><script>window.__hit=9</script>" + Payload.of(1000));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
