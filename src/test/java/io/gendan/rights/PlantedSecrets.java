package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.support.Answers;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A word of its own in every text that a customer of {@link Cast#OWNER} has, in our tables and in the engine, by where it
 * stands; and what was said and written until a meeting was held.
 */
@Component
class PlantedSecrets {

    /** The name is told; kind, tags and year are words and figures that many share; a parent is a number. */
    private static final List<CustomerField> CORE =
            List.of(CustomerField.INDUSTRY, CustomerField.CITY, CustomerField.WEBSITE, CustomerField.REVENUE_UNIT);

    private static final int NOT_A_TEXT = 300;

    /** A sentence that somebody said or wrote, and not a choice, a number or a date. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}.*\\s.*\\s.*\\s.*");

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Set<String> told = new TreeSet<>();
    private Cast.Case known = new Cast.Case("", "", "", "", "", "");
    private String file = "";
    private String person = "";

    private final Cast cast;
    private final ProcessEngine engine;
    private final JdbcClient database;
    private final DossierFields fields;
    private final ObjectMapper json;

    PlantedSecrets(Cast cast, ProcessEngine engine, JdbcClient database, DossierFields fields, ObjectMapper json) {
        this.cast = cast;
        this.engine = engine;
        this.database = database;
        this.fields = fields;
        this.json = json;
    }

    Map<String, String> byPlace() {
        return secrets;
    }

    /** What {@link Cast#meetingHeld()} puts on record. */
    Set<String> told() {
        return told;
    }

    /** The id of the file. */
    String file() {
        return file;
    }

    /** The id of the contact person. */
    String person() {
        return person;
    }

    /** Plants them with this customer, with whom a meeting has been held. */
    void plant(Cast.Case customer) throws IOException {
        known = customer;
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

    /** Takes out what would be in the way of others. */
    void remove(Cast.Case customer) {
        database.sql("delete from outbox_message where message_key = ?")
                .param(customer.number())
                .update();
        engine.getTaskService().removeVariableLocal(customer.task(), "shown");
        engine.getRuntimeService().removeVariable(customer.instance(), "carried");
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
