package io.gendan.browser;

import io.gendan.http.Program;
import io.gendan.http.Program.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields that come as text and take none that people make up: days, choices, numbers, people. Each is sent a payload all
 * the same, alone among what is proper, with real ids; it is refused for that field, or taken.
 */
final class PayloadRefused {

    /** So short that it is refused for what it is, and not for its length. */
    static final String SHORTEST = Payload.of(10);

    static final List<String> TEXTS = List.of(Payload.line(), SHORTEST);

    private static final int REFUSED = 400;

    private final int port;
    private final FieldsRead fields;

    PayloadRefused(int port, FieldsRead fields) {
        this.port = port;
        this.fields = fields;
    }

    /** After a program has sent something: the same with a payload in each of the other fields that are read there. */
    void others(String login, String method, String path, Map<String, ?> proper) {
        for (var field : fields.leftOut(method, path)) {
            if (!field.name().equals(SentField.ANY)) {
                other(login, method, path, proper, field.name());
            }
        }
    }

    /** The same with a payload in this field. */
    void other(String login, String method, String path, Map<String, ?> proper, String name) {
        var body = new HashMap<String, Object>(proper);
        for (var text : TEXTS) {
            body.put(name, text);
            var answer = Program.of(port, login).send(method, path, body);
            if (answer.status() < REFUSED) {
                return;
            }
            if (text.equals(SHORTEST)) {
                judged(method, path, name, answer);
            }
        }
    }

    /** What a list is narrowed by. */
    void narrows(String login, String path, String name) {
        var query = path + "?" + name + "=" + URLEncoder.encode(Payload.line(), StandardCharsets.UTF_8);
        judged("GET", path, name, Program.of(port, login).get(query));
    }

    void judged(String method, String path, String name, Answer answer) {
        if (answer.status() >= REFUSED && names(answer, name)) {
            fields.answered(method, path, name);
        }
    }

    /** Whether it was refused for this field: the answer says so, or quotes what was sent in it. */
    private static boolean names(Answer answer, String name) {
        var faults = answer.json().path("errors");
        return Payload.isIn(answer.json().path("detail").asText())
                || answer.status() == REFUSED
                        && (faults.isEmpty() || faults.findValuesAsText("field").contains(name));
    }
}
