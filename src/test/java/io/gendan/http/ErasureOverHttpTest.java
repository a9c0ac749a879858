package io.gendan.http;

import static io.gendan.http.Program.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.Browser;
import io.gendan.support.DatabaseDump;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01 Erasing a person, over HTTP")
class ErasureOverHttpTest {

    private final String person = "Ottokar " + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@brandenfels.example";
    private final String mobile = "+86 139 " + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    OpenWork openWork;

    @Autowired
    DatabaseDump dump;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient database;

    private String number = "";

    @BeforeEach
    void chen_pursues_a_customer() {
        people.hired();
        number = cases.pursued("chen");
    }

    @Test
    @DisplayName("D-01 One leader asks with a reason, another one erases, and one of both is a director")
    void takes_two() {
        assertThat(as("chen").post(path("/erasures"), Map.of("reason", "why")).code())
                .isEqualTo("privacy.byLeaders");
        assertThat(as("chen").get(path("/disclosure")).code()).isEqualTo("privacy.byLeaders");
        assertThat(as("sun").post(path("/erasures"), Map.of("reason", "why")).status())
                .isEqualTo(404);
        assertThat(as("admin").get(path("/erasures")).status()).isIn(403, 404);
        var without = as("li").post(path("/erasures"), Map.of("reason", " "));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.toString()).contains("reason", "Say in up to 2000 characters");

        var asked = as("li").post(path("/erasures"), Map.of("reason", "A letter"));
        assertThat(as("zhao").post(path("/erasures"), Map.of("reason", "twice")).code())
                .isEqualTo("privacy.alreadyAsked");
        var confirm = path("/erasures/" + asked.json().path("id").asLong() + "/confirmation");
        assertThat(as("li").post(confirm, null).code()).isEqualTo("privacy.byDepartmentLeaders");
        assertThat(as("zhao").post(confirm, null).code()).isEqualTo("privacy.directorNeeded");
        assertThat(as("zhao").post(path("/erasures/4711/confirmation"), null).code())
                .isEqualTo("privacy.noErasure");
        assertThat(openWork.tasks(new CustomerNumber(number))).isNotEmpty();

        assertThat(as("wang").post(confirm, null).status()).isEqualTo(200);
        assertThat(as("wang").post(confirm, null).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("D-01 Whoever asked doesn't erase; a wish is taken back")
    void asked_and_taken_back() {
        var asked =
                as("wang").post(path("/erasures"), Map.of("reason", "A letter")).json();
        var id = asked.path("id").asLong();
        assertThat(as("wang")
                        .post(path("/erasures/" + id + "/confirmation"), null)
                        .code())
                .isEqualTo("privacy.secondPerson");
        assertThat(as("wang")
                        .post(path("/erasures/" + id + "/withdrawal"), null)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("WITHDRAWN");
        assertThat(as("zhao")
                        .post(path("/erasures/" + id + "/confirmation"), null)
                        .code())
                .isEqualTo("privacy.noErasure");
    }

    @Test
    @DisplayName("D-01 The page tells beforehand what goes and what stays; whoever erases writes down whom")
    void on_the_page() {
        var page = "/customers/" + number + "/privacy";
        var asks = Browser.of(port, "li");
        assertThat(asks.get(page).body()).contains("What goes", "What stays", "Not reached", "can’t be undone");
        asks.postForm(page, page + "/erasures", Map.of("reason", "A letter of 3 March"));
        assertThat(asks.get(page).body())
                .contains("A letter of 3 March", "Another leader carries it out")
                .doesNotContain("typedNumber");
        var confirm = page + "/erasures/"
                + as("li").get(path("/erasures")).json().at("/items/0/id").asLong() + "/confirm";
        var does = Browser.of(port, "wang");
        assertThat(does.get(page).body()).contains("A letter of 3 March", "typedNumber");

        for (var slip : List.of("", "C-000000", "yes")) {
            var refused = does.postForm(page, confirm, Map.of("typedNumber", slip));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Nothing was erased", number);
        }
        assertThat(openWork.tasks(new CustomerNumber(number))).isNotEmpty();
        var done = does.postForm(page, confirm, Map.of("typedNumber", " " + number.toLowerCase() + " "));
        assertThat(done.headers().firstValue("location").orElseThrow()).endsWith("/erased");
        assertThat(openWork.tasks(new CustomerNumber(number))).isEmpty();
    }

    @Test
    @DisplayName("D-01 A customer under way: its journey ends, its tasks and processes go, the journey still counts")
    void under_way() {
        var processes = database.sql("select process_instance_id from journey where customer_number = ?")
                .param(number)
                .query(String.class)
                .list();
        var name = as("chen").get(path("")).json().path("name").asText();
        erase(Map.of("reason", "A letter"));

        assertThat(openWork.tasks(new CustomerNumber(number))).isEmpty();
        assertThat(database.sql("select ending from journey where customer_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("ERASED");
        for (var table :
                List.of("act_ru_execution", "act_ru_task", "act_hi_procinst", "act_hi_taskinst", "act_hi_varinst")) {
            assertThat(database.sql("select count(*) from " + table + " where proc_inst_id_ = any(?)")
                            .param(processes.toArray(String[]::new))
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(dump.search(List.of(name)).hits()).isEmpty();
        assertThat(as("chen").post(path("/journey"), null).status()).isIn(404, 409);
        assertThat(openWork.forgotten()).isEmpty();
        var page = Browser.of(port, "wang").get("/customers/" + number + "/erased");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("A letter", "Erased data");
        assertThat(Browser.of(port, "wang").get("/customers/" + number).statusCode())
                .isEqualTo(409);
        assertThat(as("yang").get(path("")).status())
                .as("no leader, of the same department")
                .isIn(404, 409);
    }

    @Test
    @DisplayName("D-01 One person of an organisation: gone from its book and from what was written, the customer stays")
    void one_person_alone() {
        var id = planted();
        assertThat(as("li").get(path("/mentions?person=" + id))
                        .json()
                        .path("total")
                        .asInt())
                .as("what others wrote")
                .isPositive();
        var disclosed = as("li").get(path("/disclosure?person=" + id));
        assertThat(disclosed.status()).isEqualTo(200);
        var name = as("chen").get(path("")).json().path("name").asText();

        erase(Map.of("reason", "A letter", "contactPerson", id));

        var left = dump.search(List.of(person, email, digits(), mobile)).hits();
        assertThat(left)
                .as("left but in what others wrote")
                .allMatch(hit -> hit.matches("public.(interaction.summary|record_entry.(content|words)):.*"))
                .isNotEmpty();
        assertThat(as("chen").get(path("")).json().path("name").asText()).isEqualTo(name);
        assertThat(as("chen").get(path("/record")).toString())
                .contains("Spoke with [erased]")
                .doesNotContain(person);
        assertThat(openWork.tasks(new CustomerNumber(number))).isNotEmpty();
        assertThat(as("chen").get(path("/contact-book")).toString()).doesNotContain(person);
        assertThat(as("li").post(path("/erasures"), Map.of("reason", "again", "contactPerson", id))
                        .code())
                .isEqualTo("privacy.noPerson");
    }

    @Test
    @DisplayName("D-07 Two customers that are one are not taken apart once data of them were erased")
    void not_taken_apart() {
        var id = planted();
        var twin = made(as("chen").post("/api/customers", Map.of("name", "Twin of " + number, "owner", "chen")))
                .path("number")
                .asText();
        var merge =
                made(as("li").post(path("/merge/" + twin), Map.of())).path("id").asLong();
        erase(Map.of("reason", "A letter", "contactPerson", id));

        var undone = as("li").post(path("/merges/" + merge + "/undo"), null);
        assertThat(undone.code()).isEqualTo("duplicates.cannotUndo");
        assertThat(undone.toString()).contains("can’t be taken apart any more");
        erase(Map.of("reason", "All of it"));
        assertThat(as("li").post(path("/merges/" + merge + "/undo"), null).code())
                .isEqualTo("customer.erased");
    }

    @Test
    @DisplayName(
            "D-01 Erased by word everywhere, in cases too: no colleague, template or holiday that bears the name is changed")
    void nothing_of_ours_is_changed() {
        var id = planted();
        var yang = database.sql("select name from person where login = 'yang'")
                .query(String.class)
                .single();
        database.sql("update person set name = ? where login = 'yang'")
                .param(person)
                .update();
        var template = database.sql("insert into message_template (name) values (?) returning id")
                .param("For " + person)
                .query(Long.class)
                .single();
        database.sql("insert into message_template_version values (?, 1, null, ?, 'li', '2026-03-02')")
                .params(template, "Dear " + person)
                .update();
        database.sql("""
                        insert into case_story (industry, customer_name, story, added_by, added_at)
                        values ('Looms', :name, :name, 'li', '2026-03-02')
                        """).param("name", person).update();
        database.sql("insert into marked_day (day, mark, name, version, changed_by, changed_at)"
                        + " values ('2098-03-02', 'HOLIDAY', ?, 0, 'admin', '2026-03-02')")
                .param(person)
                .update();
        try {
            var found = as("li").get(path("/mentions?person=" + id)).toString();
            assertThat(found).contains("case_story", "message_template").doesNotContain("marked_day");

            erase(Map.of("reason", "A letter", "contactPerson", id, "elsewhere", true));

            assertThat(dump.search(List.of(person)).hits().stream()
                            .map(hit -> hit.replaceAll(":.*", ""))
                            .distinct())
                    .containsExactlyInAnyOrder(
                            "public.person.name",
                            "public.message_template.name",
                            "public.message_template_version.body",
                            "public.marked_day.name");
        } finally {
            database.sql("update person set name = ? where login = 'yang'")
                    .param(yang)
                    .update();
            database.sql("insert into marked_day (day, mark, version, changed_by, changed_at)"
                            + " values ('2098-03-02', 'NONE', 0, 'admin', '2026-03-03')")
                    .update();
            database.sql("update message_template set retired_at = '2026-03-02', retired_by = 'li' where id = ?")
                    .param(template)
                    .update();
        }
    }

    @Test
    @DisplayName("D-01 What colleagues on the customer's side share stays theirs, and fixed words are no names")
    void others_keep_what_is_theirs() {
        var id = made(as("chen").post(path("/contact-book/persons"), Map.of("name", "Forward")))
                .path("id")
                .asLong();
        var colleague = made(as("chen").post(path("/contact-book/persons"), Map.of("name", person)))
                .path("id")
                .asLong();
        for (var one : List.of(id, colleague)) {
            made(as("chen")
                    .post(path("/contact-book/ways"), Map.of("kind", "MOBILE", "value", mobile, "contactPerson", one)));
        }
        contact(number, "Forward can be called on " + digits());
        var elsewhere = cases.known("chen");
        contact(elsewhere, "Way forward");
        trail.put(AuditKind.OVERRIDDEN, "li", number, Map.of("what", "forward", "decision", "FORWARD"));
        trail.put(AuditKind.OVERRIDDEN, "li", number, Map.of("reason", "Forward said so"));
        trail.put(AuditKind.OVERRIDDEN, "li", elsewhere, Map.of("reason", "Way forward"));
        var variables = database.sql(
                        "select coalesce(string_agg(id_ || text_, ',' order by id_), '') from act_ru_variable"
                                + " where task_id_ is null")
                .query(String.class)
                .single();

        erase(Map.of("reason", "A letter", "contactPerson", id));

        assertThat(as("chen").get(path("/record")).toString())
                .contains("[erased] can be called on " + digits())
                .doesNotContain("Forward can");
        assertThat(as("chen").get(path("/contact-book")).toString()).contains(person, mobile);
        assertThat(database.sql("select count(*) filter (where details is null) from audit_entry"
                                + " where kind = 'OVERRIDDEN' and subject in (?, ?)")
                        .params(number, elsewhere)
                        .query(Long.class)
                        .single())
                .as("the one entry whose value names the person")
                .isEqualTo(1);
        assertThat(as("chen").get("/api/customers/" + elsewhere + "/record").toString())
                .contains("Way forward");
        assertThat(database.sql("select coalesce(string_agg(id_ || text_, ',' order by id_), '') from act_ru_variable"
                                + " where task_id_ is null")
                        .query(String.class)
                        .single())
                .as("what processes go by")
                .isEqualTo(variables);
    }

    @Test
    @DisplayName("D-01 Customers that the decider doesn't see are told by number of rows alone, and stay as they are")
    void out_of_sight() {
        var id = planted();
        var hidden = cases.known("chen");
        contact(hidden, "Hidden: met " + person);
        database.sql("insert into department (name) values (?)").param(person).update();
        database.sql("update customer set owner = null, pool_department = ? where number = ?")
                .params(person, hidden)
                .update();

        var found = as("li").get(path("/mentions?person=" + id));
        assertThat(found.toString()).doesNotContain(hidden);
        assertThat(found.json().path("elsewhere").asLong()).isPositive();
        erase(Map.of("reason", "A letter", "contactPerson", id, "elsewhere", true));
        assertThat(database.sql("select summary from interaction where customer_number = ?")
                        .param(hidden)
                        .query(String.class)
                        .single())
                .isEqualTo("Hidden: met " + person);
        assertThat(database.sql("select count(*) from interaction where summary like ?")
                        .param("Other: " + person + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "D-01 One person's hand-out: a name of one sign selects nothing of others; addresses and actors stay ours")
    void handed_out_alone() throws IOException, InterruptedException {
        var id = made(as("chen").post(path("/contact-book/persons"), Map.of("name", "王")))
                .path("id")
                .asLong();
        contact(number, "About somebody else altogether");
        var alone = handedOut("?person=" + id);
        assertThat(alone).contains("王").doesNotContain("somebody else altogether", "audit_entry", "confidential_value");
        assertThat(handedOut(""))
                .contains("audit_entry", "\"day\"", "somebody else altogether")
                .doesNotContain("address_salt", "details_salt");
        var wrong = as("li").post(path("/erasures"), Map.of("reason", "a\u0000b"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.toString()).contains("reason");
    }

    private String handedOut(String of) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path("/disclosure" + of)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                ("li:" + People.passwordOf("li")).getBytes(StandardCharsets.UTF_8)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A person of the customer who is named in its record and in another's; returns its id. */
    private long planted() {
        var id = made(as("chen").post(path("/contact-book/persons"), Map.of("name", person)))
                .path("id")
                .asLong();
        made(as("chen").post(path("/contact-book/ways"), Map.of("kind", "EMAIL", "value", email, "contactPerson", id)));
        made(as("chen")
                .post(path("/contact-book/ways"), Map.of("kind", "MOBILE", "value", mobile, "contactPerson", id)));
        contact(number, "Spoke with " + person + " on " + digits());
        contact(cases.known("chen"), "Other: " + person + " has gone there");
        return id;
    }

    private String digits() {
        return mobile.replaceAll("\\D", "").substring(2);
    }

    private void contact(String customer, String summary) {
        made(as("chen")
                .post(
                        "/api/customers/" + customer + "/interactions",
                        Map.of(
                                "channel",
                                "PHONE",
                                "direction",
                                "INBOUND",
                                "contactPerson",
                                "Ms. Qian",
                                "summary",
                                summary,
                                "at",
                                "2026-03-02T09:00:00+08:00",
                                "noPriceQuoted",
                                true)));
    }

    private void erase(Map<String, Object> wish) {
        var asked = made(as("li").post(path("/erasures"), wish));
        made(as("wang").post(path("/erasures/" + asked.path("id").asLong() + "/confirmation"), null));
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
