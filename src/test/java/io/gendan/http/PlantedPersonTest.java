package io.gendan.http;

import static io.gendan.support.Choices.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.http.Program.Answer;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.privacy.HeldColumns;
import io.gendan.support.DatabaseDump;
import io.gendan.support.FormFiller;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One person, planted wherever somebody can write: handed out whole, erased, and looked for in the whole database and in
 * all that was logged meanwhile.
 */
@GendanTest
@DisplayName("D-01 One planted person")
class PlantedPersonTest {

    private static final String NAME = "Zhuomeilin Ashgrove";
    private static final String PERSON = "Quirinus Vantongeren";
    private static final String PHONE = "+86 139 7712 8844";
    private static final String DIGITS = "13977128844";
    private static final String EMAIL = "meilin.ashgrove@planted.example";
    private static final String ID = "330106198802294417";
    private static final String FAITH = "Planted-Faith-5512";
    private static final String WECHAT = "ashgrove_wx_7712";
    private static final String SAID = NAME + ", " + DIGITS + ", " + EMAIL + ", " + ID;
    private static final String SAID_SHORT = NAME + " " + ID;

    /** All that must be found before, and nowhere after. */
    private static final List<String> PLANTED = List.of(
            "zhuomeilin", "ashgrove", "vantongeren", DIGITS, "139 7712 8844", EMAIL, ID, "planted-faith-5512", WECHAT);

    private static final int MOST_STEPS = 60;

    /** Where nobody stands, and why. */
    private static final Map<String, String> NOBODY = Map.of();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Stories stories;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormFiller filler;

    @Autowired
    JdbcClient database;

    @Autowired
    DatabaseDump dump;

    @Autowired
    HeldColumns heldColumns;

    @Autowired
    AuditTrail trail;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private String number = "";

    @BeforeEach
    void a_private_person_comes_in() {
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = made(as("chen")
                        .post(
                                "/api/customers",
                                Map.of(
                                        "name",
                                        NAME,
                                        "kind",
                                        "PERSON",
                                        "owner",
                                        "chen",
                                        "phone",
                                        PHONE,
                                        "email",
                                        EMAIL,
                                        "city",
                                        "Ashgrove Lane 5",
                                        "industry",
                                        "Ashgrove lampshades",
                                        "website",
                                        "ashgrove.planted.example",
                                        "contactPerson",
                                        PERSON,
                                        "tags",
                                        "Ashgrove fans")))
                .path("number")
                .asText();
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
    }

    @Test
    @DisplayName("D-01 is handed out whole, erased, and then found nowhere: not in the database, not in the logs")
    void handed_out_and_erased() throws IOException {
        lives_from_a_to_member();
        stands_in_every_other_place();

        var handedOut = handedOut();
        assertThat(String.join("\n", handedOut.values()).toLowerCase(Locale.ROOT))
                .contains(PLANTED);
        assertThat(handedOut).containsKeys("disclosure.json", "disclosure.html");
        assertThat(handedOut.keySet()).anyMatch(name -> name.startsWith("files/"));
        var before = dump.search(PLANTED);
        var unplanted = new TreeSet<>(heldColumns.all());
        before.hits().forEach(hit -> unplanted.remove(hit.replaceFirst("^public\\.(\\w+\\.\\w+):(?s).*", "$1")));
        assertThat(unplanted)
                .as("columns of text in which nobody was planted: plant somebody, or say here why nobody stands there")
                .containsExactlyInAnyOrderElementsOf(NOBODY.keySet());
        var contacts = count("select count(*) from interaction where customer_number = ?");
        var entries = count("select count(*) from record_entry where customer_number = ?");

        var wish = as("li").post(path("/erasures"), Map.of("reason", "Letter of 3 March", "elsewhere", true));
        assertThat(wish.status()).as(wish.toString()).isEqualTo(201);
        var done = as("wang").post(path("/erasures/" + wish.json().path("id").asLong() + "/confirmation"), null);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().path("state").asText()).isEqualTo("DONE");

        var after = dump.search(PLANTED);
        assertThat(after.hits())
                .as("left in %d tables, %d rows", after.tables(), after.rows())
                .isEmpty();
        assertThat(after.tables()).isGreaterThan(100);
        LoggerFactory.getLogger(PlantedPersonTest.class).info("The log is looked through, too");
        assertThat(logged.list).as("lines logged").isNotEmpty();
        assertThat(logged.list.stream()
                        .map(PlantedPersonTest::said)
                        .filter(line -> DatabaseDump.names(line, PLANTED))
                        .toList())
                .as("logged")
                .isEmpty();
        System.out.printf(
                "planted in %d places, then 0 in %d tables with %d rows, 0 in %d lines logged; %s%n",
                before.hits().size(),
                after.tables(),
                after.rows(),
                logged.list.size(),
                done.json().path("counts"));

        assertThat(count("select count(*) from interaction where customer_number = ?"))
                .isEqualTo(contacts);
        assertThat(count("select count(*) from record_entry where customer_number = ?"))
                .isEqualTo(entries);
        assertThat(as("wang")
                        .get(path("/erasures"))
                        .json()
                        .path("items")
                        .get(0)
                        .path("decidedBy")
                        .asText())
                .isEqualTo("wang");
        assertThat(as("chen").get("/api/customers/" + number).status()).isIn(404, 409);
        assertThat(as("li").get("/api/customers/" + number).code()).isEqualTo("customer.erased");
        assertThat(as("sun").get("/api/customers?q=erased").toString()).doesNotContain(number);
    }

    private void lives_from_a_to_member() {
        made(as("chen").post(path("/journey"), null));
        var story = stories.of(number);
        for (int step = 0; step < MOST_STEPS && story.journey().isOpen(); step++) {
            var open = openWork.tasks(story.journey().number());
            if (open.isEmpty()) {
                story.waitEnds();
            } else {
                var task = open.get(0);
                story.completes(whoActs(task), task.key(), planted(filler.fill(task, FORWARD)));
            }
        }
        assertThat(story.stage()).isEqualTo("MEMBER");
    }

    private void stands_in_every_other_place() {
        var person = database.sql("select id from contact_person where customer_number = ? and name = ?")
                .params(number, PERSON)
                .query(Long.class)
                .single();
        made(as("chen")
                .post(path("/contact-book/ways"), Map.of("kind", "WECHAT", "value", WECHAT, "contactPerson", person)));
        made(as("chen")
                .post(
                        path("/consents"),
                        Map.of("purpose", "CONTACT", "basis", "CONSENT", "how", SAID, "contactPerson", person)));
        made(as("chen")
                .post(
                        path("/interactions"),
                        Map.of(
                                "channel",
                                "PHONE",
                                "direction",
                                "INBOUND",
                                "contactPerson",
                                PERSON,
                                "summary",
                                SAID,
                                "at",
                                "2026-03-02T09:00:00+08:00",
                                "noPriceQuoted",
                                true)));
        made(as("chen")
                .send(
                        "PUT",
                        path("/dossier/confidential/religion"),
                        Map.of("value", FAITH, "consentOn", "2026-03-01", "consentHow", SAID_SHORT)));
        made(upload("chen", path("/files"), NAME + ".txt", SAID));
        made(upload(
                "chen",
                "/api/customers/import?dryRun=true",
                "people.csv",
                "name,phone,email\n" + NAME + "," + PHONE + "," + EMAIL + "\n" + PERSON + ",12," + EMAIL + "\n"));
        made(upload(
                "chen",
                "/api/dealings/import",
                "deals.csv",
                "opportunity id,number,product,deal stage,close value,open problems\nPL-1," + number + ",GTX,Won,550,\""
                        + SAID + "\"\n"));
        assertThat(as("chen").get("/api/customers/export?q=Ashgrove").status()).isEqualTo(200);
        merged_with_a_twin();
        database.sql("""
                        insert into outbox_message (message_key, medium, customer_number, sender, recipient, subject, body, put_at, next_try_at)
                        values ('planted', 'EMAIL', :number, 'chen', :email, :said, :said, '2026-03-02', '2026-03-02')
                        """)
                .param("number", number)
                .param("email", EMAIL)
                .param("said", SAID)
                .update();
        trail.put(AuditKind.OVERRIDDEN, "li", number, Map.of("reason", SAID));
        trail.put(AuditKind.OVERRIDDEN, "li", "elsewhere", Map.of("reason", SAID_SHORT));
        var other = made(as("chen").post("/api/customers", Map.of("name", "Other Harbour", "owner", "chen")))
                .path("number")
                .asText();
        made(as("chen")
                .post(
                        "/api/customers/" + other + "/interactions",
                        Map.of(
                                "channel",
                                "PHONE",
                                "direction",
                                "INBOUND",
                                "contactPerson",
                                "Ms. Qian",
                                "summary",
                                "Knows " + SAID.replace(", " + ID, ""),
                                "at",
                                "2026-03-02T09:00:00+08:00",
                                "noPriceQuoted",
                                true)));
    }

    private void merged_with_a_twin() {
        var twin = made(as("chen")
                        .post(
                                "/api/customers",
                                Map.of("name", NAME + " II", "kind", "PERSON", "owner", "chen", "phone", PHONE)))
                .path("number")
                .asText();
        made(as("li").post(path("/merge/" + twin), Map.of()));
    }

    /** What the ZIP holds, as text. */
    private Map<String, String> handedOut() throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path("/disclosure")))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                ("wang:" + People.passwordOf("wang")).getBytes(StandardCharsets.UTF_8)))
                .build();
        var entries = new TreeMap<String, String>();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()));
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> planted(Map<String, Object> fields) {
        return (Map<String, Object>) plantedIn(fields);
    }

    private static Object plantedIn(Object value) {
        if (value instanceof Map<?, ?> fields) {
            var planted = new HashMap<String, Object>();
            fields.forEach((key, inner) -> planted.put(String.valueOf(key), plantedIn(inner)));
            return planted;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(PlantedPersonTest::plantedIn).collect(Collectors.toCollection(ArrayList::new));
        }
        return FormFiller.TEXT.equals(value) ? SAID_SHORT : value;
    }

    private static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }

    private static String said(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : " " + thrown.getMessage());
    }

    private Answer upload(String login, String path, String name, String content) {
        var body = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                + content + "\r\n--a-file--\r\n";
        return as(login).post(path, body, "Content-Type", "multipart/form-data; boundary=a-file");
    }

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return answer.http().body().isEmpty() ? Program.JSON.createObjectNode() : answer.json();
    }

    private long count(String sql) {
        return database.sql(sql).param(number).query(Long.class).single();
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
