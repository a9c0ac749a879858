package io.gendan.rights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.rights.RightsTable.Row;
import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A word of its own stands in every text that a customer has; whatever an administrator opens, none of them is there. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Of customers administrators read number, name and step, and nothing else anywhere")
class AdministratorsReadTest {

    /** The name is told; kind, tags and year are words and figures that many share; a parent is a number. */
    private static final List<CustomerField> CORE =
            List.of(CustomerField.INDUSTRY, CustomerField.CITY, CustomerField.WEBSITE, CustomerField.REVENUE_UNIT);

    private static final int NOT_A_TEXT = 300;

    /** A sentence that somebody said or wrote, and not a choice, a number or a date. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}.*\\s.*\\s.*\\s.*");

    /** What no page shows to anybody as it stands there. */
    private static final Set<String> KEPT_IN_TABLES =
            Set.of("recipient", "subject", "body", "reminder", "shown", "carried");

    /** What answers otherwise than with 200 to who is let in: it leads elsewhere, or asks for what nobody has. */
    private static final Map<String, Integer> OTHERWISE = Map.of(
            "/", 302,
            "/api/docs/ui", 302,
            "/login/organisation", 302,
            "/api/docs.yaml", 404,
            "/calendar/{secret}.ics", 404,
            "/api/staff/{login}/hand-over", 404,
            "/api/staff/leave", 400);

    private static final Map<String, Set<Integer>> STATUSES = Map.of(
            "in", Set.of(200, 204, 400),
            "closed", Set.of(403, 404),
            "404", Set.of(400, 404),
            "400", Set.of(400));

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    EngineThings things;

    @Autowired
    ServletContext servlets;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    DossierFields fields;

    @Autowired
    ObjectMapper json;

    private final RightsTable table = RightsTable.read();

    /** By where each stands. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** What was said and written on the way to the meeting and at it. */
    private final Set<String> told = new TreeSet<>();

    private Cast.Case known = new Cast.Case("", "", "", "", "", "");
    private String file = "";
    private String person = "";

    @BeforeAll
    void secrets_are_planted() throws IOException {
        cast.comeIn(port);
        known = cast.meetingHeld();
        things.make(cast.login(Cast.OWNER));
        Stream.of(
                        Answers.research(),
                        Answers.preparation("PHONE"),
                        Answers.invitationAccepted("B1"),
                        Answers.debrief(),
                        Answers.arrangement(),
                        Answers.notes())
                .forEach(fields -> sentences(fields.values()));
        secrets.put("phone", known.phone());
        for (var field : CORE) {
            plant(field.key(), field == CustomerField.WEBSITE ? word() + ".example" : word());
        }
        plant(CustomerField.EMAIL.key(), word() + "@mail.example");
        plant(CustomerField.EMPLOYEES.key(), "7391846");
        plant(CustomerField.REVENUE.key(), "83746152.5");
        for (var field : fields.of(Customer.Kind.ORGANISATION)) {
            var secret = word();
            boolean text = field.type() == DossierField.Type.TEXT || field.type() == DossierField.Type.LONG_TEXT;
            int taken = field.sensitive()
                    ? send(
                            "PUT",
                            "/dossier/confidential/" + field.key(),
                            Map.of("value", secret, "consentOn", "2026-01-05", "consentHow", "in writing"))
                    : text ? send("PATCH", "/dossier", Map.of("values", Map.of(field.key(), secret))) : NOT_A_TEXT;
            if (taken < NOT_A_TEXT) {
                secrets.put(field.key(), secret);
            }
        }
        secrets.put("person", word());
        person = created("/contact-book/persons", Map.of("name", secrets.get("person")));
        secrets.put("way", word() + "@way.example");
        created("/contact-book/ways", Map.of("kind", "EMAIL", "value", secrets.get("way")));
        secrets.put("file", word());
        secrets.put("note", word());
        var sent = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nA note\r\n--a-file\r\n"
                + "Content-Disposition: form-data; name=\"note\"\r\n\r\n%s\r\n--a-file--\r\n";
        var kept = owner().send("POST", at("/files"), sent.formatted(secrets.get("file"), secrets.get("note")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        file = json.readTree(kept.body()).path("id").asText();
        secrets.put("said", word());
        created(
                "/interactions",
                Map.of(
                        "direction", "INBOUND",
                        "contactPerson", secrets.get("person"),
                        "summary", secrets.get("said")));
        aMessageIsKept();
        aReminderIsGiven();
        theEngineHolds();
    }

    /** What a form shows, and what a model would carry along. */
    private void theEngineHolds() {
        secrets.put("shown", word());
        engine.getTaskService().setVariableLocal(known.task(), "shown", secrets.get("shown"));
        secrets.put("carried", word());
        engine.getRuntimeService().setVariable(known.instance(), "carried", secrets.get("carried"));
    }

    /** One that could not be sent, so that administrators find it in their list. */
    private void aMessageIsKept() {
        secrets.put("recipient", word() + "@mail.example");
        secrets.put("subject", word());
        secrets.put("body", word());
        database.sql("""
                        insert into outbox_message (message_key, medium, customer_number, sender, recipient, subject, body,
                            put_at, next_try_at, tries, given_up_at)
                        values (?, 'EMAIL', ?, ?, ?, ?, ?, current_timestamp, current_timestamp, 1, current_timestamp)
                        """)
                .params(
                        known.number(),
                        known.number(),
                        known.owner(),
                        secrets.get("recipient"),
                        secrets.get("subject"),
                        secrets.get("body"))
                .update();
    }

    private void aReminderIsGiven() {
        secrets.put("reminder", word());
        database.sql("""
                        insert into reminder (customer_number, person, about, subject, due_at, given_at)
                        values (?, ?, 'nextStep', ?, current_timestamp, current_timestamp)
                        """)
                .params(known.number(), known.owner(), secrets.get("reminder"))
                .update();
    }

    private void sentences(Collection<?> values) {
        for (var value : values) {
            if (value instanceof Map<?, ?> entry) {
                sentences(entry.values());
            } else if (value instanceof Collection<?> several) {
                sentences(several);
            } else if (value instanceof String text && SENTENCE.matcher(text).matches()) {
                told.add(text);
            }
        }
    }

    @AfterAll
    void everybody_leaves() {
        database.sql("delete from outbox_message where message_key = ?")
                .param(known.number())
                .update();
        engine.getTaskService().removeVariableLocal(known.task(), "shown");
        engine.getRuntimeService().removeVariable(known.instance(), "carried");
        things.remove();
        cast.leave();
    }

    @Test
    @DisplayName("the secrets are there: the owner reads them")
    void the_owner_reads_them() {
        assertThat(secrets).hasSizeGreaterThan(40);
        var read = owner().send("GET", "/customers/" + known.number(), null).body()
                + owner().send("GET", "/customers/" + known.number() + "/dossier", null)
                        .body()
                + owner().send("GET", at("/dossier/confidential"), null).body();
        assertThat(KEPT_IN_TABLES).isSubsetOf(secrets.keySet());
        secrets.forEach((where, secret) -> {
            if (!KEPT_IN_TABLES.contains(where)) {
                assertThat(read).as(where).contains(secret);
            }
        });
    }

    @Test
    @DisplayName("so does what was said on the way: it stands in the record, and in the engine for who leads the task")
    void the_record_holds_what_was_said() {
        assertThat(told).hasSizeGreaterThan(15);
        assertThat(owner().send("GET", at("/record?size=200"), null).body()).contains(told);
        assertThat(cast.visitor("manager")
                        .send(
                                "GET",
                                "/camunda/api/engine/engine/default/task/" + known.task() + "/localVariables",
                                null)
                        .body())
                .contains(known.name(), secrets.get("shown"));
    }

    @TestFactory
    Stream<DynamicTest> no_address_of_ours_tells_them() {
        return table.rows().stream()
                .filter(row -> !"-".equals(table.answers(row).get("admin")))
                .map(row -> dynamicTest(row.toString(), () -> tellsNothing(row)));
    }

    @TestFactory
    Stream<DynamicTest> nor_does_the_engine() {
        return MappedEndpoints.ofTheEngine(servlets).stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    var expected = table.answers(table.engineRowOf(endpoint).orElseThrow())
                            .get("admin");
                    int status = tellsNothing("GET", things.path(endpoint, known), null);
                    assertThat(status)
                            .as("%s, which is to be “%s”", endpoint, expected)
                            .isIn(requireNonNull(STATUSES.get(expected)));
                }));
    }

    /** Of what there is, and the owner's. */
    private String id(String path) {
        return path.contains("/files/") ? file : cast.belonging(path, known).orElse(person);
    }

    private void tellsNothing(Row row) {
        var path = row.endpoint()
                .path()
                .replace("{number}", known.number())
                .replace("{taskId}", known.task())
                .replace("{login}", cast.login(Cast.OWNER))
                .replace("{id}", id(row.endpoint().path()))
                .replace("/**", "/x")
                .replace("{merged}", "C-987655")
                .replace("{what}", "persons")
                .replace("{deed}", "remove")
                .replace("{path}", "resume")
                .replaceAll("\\{[^}]+}", "1")
                .replace("*", "x");
        var method =
                row.endpoint().method().equals("ANY") ? "GET" : row.endpoint().method();
        var sent = row.sent()
                .replace("(file)", Visitor.FILE)
                .replace("{name}", known.name().replace(" ", "%20"));
        int status = sent.startsWith("?")
                ? tellsNothing(method, path + sent, null)
                : List.of("GET", "DELETE").contains(method)
                        ? tellsNothing(method, path, null)
                        : tellsNothing(
                                method, path, sent.isEmpty() ? Visitor.isForPrograms(path) ? "{}" : "x=y" : sent);
        var expected = table.answers(row).get("admin");
        if (Set.of("403", "404").contains(expected)) {
            assertThat(status).as("%s", row).isEqualTo(Integer.parseInt(expected));
        } else if (method.equals("GET") && !row.endpoint().path().contains("*")) {
            assertThat(status)
                    .as("%s", row)
                    .isEqualTo(OTHERWISE.getOrDefault(row.endpoint().path(), 200));
        }
    }

    /** The status of the answer. */
    private int tellsNothing(String method, String path, @Nullable String body) {
        var answer = cast.visitor("admin").send(method, path, body);
        secrets.forEach((where, secret) ->
                assertThat(answer.body()).as("%s in %s %s", where, method, path).doesNotContain(secret));
        assertThat(answer.body()).as("%s %s", method, path).doesNotContain(told);
        return answer.statusCode();
    }

    private void plant(String field, String secret) throws IOException {
        assertThat(send("PATCH", "/dossier", Map.of("values", Map.of(field, secret))))
                .as(field)
                .isEqualTo(200);
        secrets.put(field, field.equals(CustomerField.REVENUE.key()) ? "83746152" : secret);
    }

    private int send(String method, String path, Map<String, ?> body) throws IOException {
        return owner().send(method, at(path), json.writeValueAsString(body)).statusCode();
    }

    private String created(String path, Map<String, ?> body) throws IOException {
        var answer = owner().send("POST", at(path), json.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return json.readTree(answer.body()).path("id").asText();
    }

    private Visitor owner() {
        return cast.visitor(Cast.OWNER);
    }

    private String at(String path) {
        return "/api/customers/" + known.number() + path;
    }

    private static String word() {
        return "Secret" + UUID.randomUUID().toString().substring(0, 8);
    }
}
