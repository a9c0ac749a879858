package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program;
import io.gendan.support.Browser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fields that come as text and take none that people make up. Payloads are sent to them all the same, together, and may
 * be refused, and nothing worse.
 */
final class PayloadRefused {

    /** Their names, by what belongs there. */
    private static final Map<String, Set<String>> WHAT_BELONGS_THERE = Map.of(
            "a day or a time",
            Set.of(
                    "at",
                    "from",
                    "on",
                    "until",
                    "givenOn",
                    "consentOn",
                    "firstDay",
                    "lastDay",
                    "lookAgainOn",
                    "nextStepOn",
                    "meetingAt"),
            "one of several",
            Set.of(
                    "kind",
                    "contactPersonRole",
                    "signingGrade",
                    "serviceGrade",
                    "quadrant",
                    "attitude",
                    "channel",
                    "direction",
                    "lossReason",
                    "meetingStage",
                    "outcome",
                    "stage",
                    "basis",
                    "purpose",
                    "nextStepChannel",
                    "role"),
            "yes or no",
            Set.of(
                    "exception",
                    "acknowledgeViolation",
                    "answerAwaited",
                    "askedUsToCome",
                    "noPriceQuoted",
                    "nextStepPromised"),
            "somebody or something that is there, by login, name, number or id",
            Set.of(
                    "owner",
                    "login",
                    "manager",
                    "username",
                    "to",
                    "nextStepWho",
                    "substitute",
                    "present",
                    "keeper",
                    "department",
                    "one",
                    "other",
                    "number",
                    "subsidiaryOf",
                    "file",
                    "field",
                    "person",
                    "customers",
                    "working",
                    "typedNumber",
                    "mark",
                    "day",
                    "tag"),
            "a number, an address or a code",
            Set.of("phone", "email", "website", "creditCode", "employees", "founded", "revenue"),
            "kept as a hash, and never shown",
            Set.of("chosen", "current", "repeated"),
            "what was seen before",
            Set.of("was"));

    /** Where nothing but such fields is read. */
    private static final Set<String> NO_TEXT_AT_ALL = Set.of(
            "POST /api/customers/{number}/contact-book/call-times",
            "POST /api/customers/{number}/contract",
            "POST /api/customers/{number}/merge/{merged}",
            "POST /api/duplicates",
            "POST /api/duplicates/not-same",
            "PUT /api/working-time/hours",
            "POST /customers/{number}/merge/{merged}",
            "POST /customers/imports/{id}/check");

    private final int port;
    private final String number;

    PayloadRefused(int port, String number) {
        this.port = port;
        this.number = number;
    }

    /** Sends payloads to those of the fields that take none; tells the others. */
    Set<SentField> others(Set<SentField> left) {
        var known = WHAT_BELONGS_THERE.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var others = new TreeSet<SentField>();
        var requests = new TreeMap<String, Set<SentField>>();
        for (var field : left) {
            var request = field.method() + " " + field.path();
            // What a list is narrowed by is nobody's record: pages show it again, and are opened so.
            if (field.method().equals("GET") || known.contains(field.name()) || NO_TEXT_AT_ALL.contains(request)) {
                requests.computeIfAbsent(request, first -> new TreeSet<>()).add(field);
            } else {
                others.add(field);
            }
        }
        requests.values().forEach(this::bluntly);
        return others;
    }

    private void bluntly(Set<SentField> fields) {
        var one = fields.iterator().next();
        var path = one.path()
                .replaceAll("\\{(number|merged)}", number)
                .replace("{login}", PayloadImports.PERSON)
                .replaceAll("\\{(day|year|field|department|tag|what|path|deed)}", "x")
                .replaceAll("\\{\\w+}", "1");
        for (var login : List.of("chen", "wang", "admin")) {
            int status;
            if (one.method().equals("GET")) {
                status = Browser.of(port, login).get(path + "?" + query(fields)).statusCode();
            } else if (path.startsWith("/api")) {
                status = Program.of(port, login)
                        .send(one.method(), path, texts(fields))
                        .status();
            } else {
                status = Browser.of(port, login)
                        .postForm("/password", path, texts(fields))
                        .statusCode();
            }
            assertThat(status).as("%s %s with %s", one.method(), path, fields).isLessThan(500);
        }
    }

    private static Map<String, String> texts(Set<SentField> fields) {
        return fields.stream().collect(Collectors.toMap(SentField::name, field -> Payload.line()));
    }

    private static String query(Set<SentField> fields) {
        return fields.stream()
                .map(field -> field.name() + "=" + URLEncoder.encode(Payload.line(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
