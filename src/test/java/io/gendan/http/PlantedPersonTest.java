package io.gendan.http;

import static io.gendan.http.Program.made;
import static io.gendan.support.Choices.FORWARD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
    private static final Map<String, String> NOBODY = Map.ofEntries(
            Map.entry("audit_entry.address", "a source of ours, and it goes with the details"),
            Map.entry("audit_entry.request", "a sign of ours"),
            Map.entry("confidential_value.field", "a key of the form"),
            Map.entry("confidential_value.key_id", "which key it is locked with"),
            Map.entry("customer.dossier_since", "days, by keys of the form"),
            Map.entry("customer.dynamic_tags", "what the table of tags says"),
            Map.entry("customer_file.media_type", "one of those that are let in"),
            Map.entry("customer_file.sha256", "a sum"),
            Map.entry("customer_merge_change.key", "ids"),
            Map.entry("customer_merge_change.table_name", "our word"),
            Map.entry("customer_request.content_hash", "a sum"),
            Map.entry("customer_type.type", "a row of the decision table, such as T-01"),
            Map.entry("duplicate_pair.reasons", "our words"),
            Map.entry("erasure.counts", "how many rows of which table"),
            Map.entry("lateness_look.seen_as", "dates"),
            Map.entry("search_entry.field", "a key of the form"),
            Map.entry("search_entry.grams", "pairs of Chinese characters, and the row goes"),
            Map.entry("search_entry.kind", "our word"),
            Map.entry("search_entry.number", "the customer's number"),
            Map.entry("search_stale.number", "the customer's number"),
            Map.entry("session_room.present", "logins of ours"),
            Map.entry("tag_change.by", "a login of ours"),
            Map.entry("tag_reckoning.version", "of the table"),
            Map.entry("tag_stale.number", "the customer's number"));

    /** Columns that no story here leads to, each with what is written there. */
    private static final Map<String, List<String>> BY_HAND = Map.ofEntries(
            Map.entry(
                    SAID,
                    List.of(
                            "contact_point.label",
                            "customer_file.note",
                            "confidential_value.purpose",
                            "interaction.violated_rule",
                            "interaction.violation_reason",
                            "meeting.change_reason",
                            "owner_history.reason",
                            "signing.signatories")),
            // Statistics count by it: it stays, without the name.
            Map.entry(
                    NAME,
                    List.of("customer.credit_code", "customer.revenue_unit", "dealing.product", "dealing.stage")));

    private static final List<String> ROWS_BY_HAND = List.of(
            """
            insert into early_permission select max(e.id), max(j.id), 'REMOTE', now(), :said, 'li', now()
            from record_entry e join journey j on j.customer_number = e.customer_number where e.customer_number = :number
            """,
            """
            insert into quote_permission select max(e.id), max(j.id), :said, 'li', now()
            from record_entry e join journey j on j.customer_number = e.customer_number where e.customer_number = :number
            """,
            """
            insert into loss (journey_id, customer_number, reason, details, competitor, would_return_if, lost_at)
            select max(id), :number, 'PRICE', :said, :said, :said, now() from journey where customer_number = :number
            """,
            "insert into outbox_try select id, 1, now(), 'FAILED', :said from outbox_message where message_key = 'planted'",
            """
            with one as (insert into import_job (id, person, locale, dry_run, start_journeys, state, rows_in_file, asked_at,
                    finished_at)
                values (gen_random_uuid(), 'chen', 'en', false, false, 'DONE', 1, now(), now()) returning id)
            insert into import_parent select id, :number, :said from one
            """,
            """
            insert into tag_change (customer_number, tag, added, rule, by, at)
            values (:number, :said, true, :said, 'chen', now())
            """,
            """
            update outbox_message set calendar = :said, calendar_method = 'REQUEST'
            where customer_number = :number and message_key = 'planted'
            """,
            """
            with one as (insert into bulk_hand_over (leaver, reason, asked_by, asked_at, finished_at)
                values ('yang', 'Left', 'sun', now(), now()) returning id)
            insert into bulk_hand_over_customer select id, :number, 'huang', 'FAILED', :said from one
            """,
            """
            with one as (insert into timer_move (cause, policy, calendar, asked_at, finished_at)
                values ('POLICY', 'contactCadence', 1, now(), now()) returning id)
            insert into timer_move_failure select id, :number, 1, :said from one
            """,
            "update customer set dossier = dossier || jsonb_build_object('englishName', :said) where number = :number");

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

    @Autowired
    TransactionTemplate transaction;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private String number = "";

    @BeforeEach
    void a_private_person_comes_in() {
        logged.list = Collections.synchronizedList(new ArrayList<>());
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
        stands_where_no_story_leads();
        var wish = as("li").post(path("/erasures"), Map.of("reason", "Letter of " + NAME, "elsewhere", true));
        assertThat(wish.status()).as(wish.toString()).isEqualTo(201);

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

        var done = as("wang").post(path("/erasures/" + wish.json().path("id").asLong() + "/confirmation"), null);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().path("state").asText()).isEqualTo("DONE");

        var after = dump.search(PLANTED);
        assertThat(after.hits())
                .as("left in %d tables, %d rows", after.tables(), after.rows())
                .isEmpty();
        assertThat(after.tables()).isGreaterThan(100);
        var server = theServersLog();
        var lines = List.copyOf(logged.list);
        var written = lines.stream().map(console().getEncoder()::encode).map(line -> new String(line, UTF_8));
        assertThat(written.filter(line -> DatabaseDump.names(line, PLANTED)))
                .as("written")
                .isEmpty();
        assertThat(server.stream().filter(line -> DatabaseDump.names(line, PLANTED)))
                .as("written by the database")
                .isEmpty();
        assertThat(lines.stream()
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
                lines.size(),
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
        var consent = made(as("chen")
                .post(
                        path("/consents"),
                        Map.of("purpose", "CONTACT", "basis", "CONSENT", "how", SAID, "contactPerson", person)));
        made(as("chen").post(path("/consents/" + consent.path("id").asLong() + "/withdrawal"), Map.of("how", SAID)));
        var left = made(as("chen")
                .post(
                        path("/contact-book/ways"),
                        Map.of("kind", "WECHAT", "value", WECHAT + "_2", "contactPerson", person)));
        as("chen").send("DELETE", path("/contact-book/ways/" + left.path("id").asLong()), null);
        for (var name : List.of(PERSON + " Sr", PERSON)) {
            made(as("chen").send("PUT", path("/contact-book/persons/" + person), Map.of("name", name)));
        }
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
                                        .encodeToString(("wang:" + People.passwordOf("wang")).getBytes(UTF_8)))
                .build();
        var entries = new TreeMap<String, String>();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()));
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
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

    private void stands_where_no_story_leads() {
        transaction.executeWithoutResult(begun -> {
            database.sql("select set_config('gendan.erasing', 'on', true)").query(row -> {});
            BY_HAND.forEach((said, columns) -> columns.forEach(column -> {
                var table = column.substring(0, column.indexOf('.'));
                var name = column.substring(column.indexOf('.') + 1);
                var key = table.equals("customer") ? "number" : "customer_number";
                assertThat(database.sql("update %s set %s = :said where %s = :number".formatted(table, name, key))
                                .param("said", said)
                                .param("number", number)
                                .update())
                        .as(column)
                        .isPositive();
            }));
            ROWS_BY_HAND.forEach(sql -> assertThat(database.sql(sql)
                            .param("said", SAID)
                            .param("number", number)
                            .update())
                    .as(sql)
                    .isPositive());
        });
    }

    private static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }

    private static ConsoleAppender<ILoggingEvent> console() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        return (ConsoleAppender<ILoggingEvent>) requireNonNull(root.getAppender("CONSOLE"));
    }

    /** With every cause, and whatever was suppressed. */
    private static String said(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " "
                + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    /** All that the server of the database wrote, and that it does write is seen by what it refuses here. */
    private List<String> theServersLog() throws IOException {
        var folder = Path.of(database.sql("select current_setting('data_directory')")
                        .query(String.class)
                        .single())
                .resolve("log");
        long before = doubleKeys(linesIn(folder));
        var name = SAID_SHORT.toLowerCase(Locale.ROOT);
        assertThatThrownBy(() -> database.sql("insert into department (name) values (:name), (:name)")
                        .param("name", name)
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(doubleKeys(linesIn(folder))).isGreaterThan(before));
        return linesIn(folder);
    }

    private static long doubleKeys(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("ERROR:  duplicate key value"))
                .count();
    }

    /** The server may be in the middle of a line, and of a character. */
    private static List<String> linesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.toList()) {
                new String(Files.readAllBytes(file), UTF_8).lines().forEach(lines::add);
            }
            return lines;
        }
    }

    private Answer upload(String login, String path, String name, String content) {
        var body = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                + content + "\r\n--a-file--\r\n";
        return as(login).post(path, body, "Content-Type", "multipart/form-data; boundary=a-file");
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
