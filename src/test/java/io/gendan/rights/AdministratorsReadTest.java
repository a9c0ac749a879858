package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.rights.RightsTable.Row;
import io.gendan.support.GendanTest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

/** A word of its own stands in every text that a customer has; whatever an administrator opens, none of them is there. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Of customers administrators read number, name and step, and nothing else anywhere")
class AdministratorsReadTest {

    /** The name is told; kind, tags and year are words and figures that many share; a parent is a number. */
    private static final List<CustomerField> CORE =
            List.of(CustomerField.INDUSTRY, CustomerField.CITY, CustomerField.WEBSITE, CustomerField.REVENUE_UNIT);

    private static final int NOT_A_TEXT = 300;

    /** What the engine tells of a task and a process, by the ids of this customer's. */
    private static final List<String> ENGINE = List.of(
            "task",
            "task/{task}",
            "task/{task}/variables",
            "task/{task}/localVariables",
            "task/{task}/form-variables",
            "task/{task}/rendered-form",
            "task/{task}/deployed-form",
            "process-instance/{instance}",
            "process-instance/{instance}/variables",
            "process-instance/{instance}/activity-instances",
            "execution/{instance}/localVariables",
            "variable-instance?processInstanceIdIn={instance}",
            "history/variable-instance?processInstanceId={instance}",
            "history/detail?processInstanceId={instance}",
            "history/task?processInstanceId={instance}",
            "history/activity-instance?processInstanceId={instance}");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    DossierFields fields;

    @Autowired
    ObjectMapper json;

    private final RightsTable table = RightsTable.read();

    /** By where each stands. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private Cast.Case known = new Cast.Case("", "", "", "", "", "");
    private String file = "";
    private String person = "";

    @BeforeAll
    void secrets_are_planted() throws IOException {
        cast.comeIn(port);
        known = cast.pursued();
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
    }

    @AfterAll
    void everybody_leaves() {
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
        secrets.forEach((where, secret) -> assertThat(read).as(where).contains(secret));
    }

    @TestFactory
    Stream<DynamicTest> no_address_of_ours_tells_them() {
        return table.rows().stream()
                .filter(row -> !"-".equals(table.answers(row).get("admin")))
                .map(row -> dynamicTest(row.toString(), () -> tellsNothing(row)));
    }

    @TestFactory
    Stream<DynamicTest> nor_does_the_engine() {
        return ENGINE.stream()
                .map(path -> dynamicTest(
                        path,
                        () -> tellsNothing(
                                "GET",
                                "/camunda/api/engine/engine/default/"
                                        + path.replace("{task}", known.task()).replace("{instance}", known.instance()),
                                null)));
    }

    private void tellsNothing(Row row) {
        var path = row.endpoint()
                .path()
                .replace("{number}", known.number())
                .replace("{taskId}", known.task())
                .replace("{login}", cast.login(Cast.OWNER))
                .replace("{id}", row.endpoint().path().contains("/files/") ? file : person)
                .replace("/**", "/x")
                .replaceAll("\\{[^}]+}", "1")
                .replace("*", "x");
        var method =
                row.endpoint().method().equals("ANY") ? "GET" : row.endpoint().method();
        var sent = row.sent()
                .replace("(file)", Visitor.FILE)
                .replace("{name}", known.name().replace(" ", "%20"));
        if (sent.startsWith("?")) {
            tellsNothing(method, path + sent, null);
        } else if (List.of("GET", "DELETE").contains(method)) {
            tellsNothing(method, path, null);
        } else {
            tellsNothing(method, path, sent.isEmpty() ? Visitor.isForPrograms(path) ? "{}" : "x=y" : sent);
        }
    }

    private void tellsNothing(String method, String path, @Nullable String body) {
        var answer = cast.visitor("admin").send(method, path, body);
        secrets.forEach((where, secret) ->
                assertThat(answer.body()).as("%s in %s %s", where, method, path).doesNotContain(secret));
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
