package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gendan.cadence.EarlyPermissions;
import io.gendan.contact.QuotePermissions;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.TableFile;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditEntry;
import io.gendan.engine.audit.AuditKind;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Journeys;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("The audit trail")
class AuditOverHttpTest {

    private static final String AUDITOR = "revisor";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    CustomerOwners owners;

    @Autowired
    Journeys journeys;

    @Autowired
    EarlyPermissions earlyPermissions;

    @Autowired
    QuotePermissions quotePermissions;

    @Autowired
    AuditEntries entries;

    @Autowired
    JdbcClient database;

    @Autowired
    Cases cases;

    @Autowired
    Clock clock;

    private long before;

    @BeforeEach
    void there_is_an_auditor() {
        // What others were refused just now, in this run, is counted no more.
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(2))));
        people.hired();
        hired("login,name,role\n" + AUDITOR + ",Revisor Fang,auditor\n", People.PASSWORD);
        database.sql("delete from sign_in_brake").update();
        before = database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void the_clock_is_right_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("tells who came in, who did not, and who left; never what a stranger typed")
    void sign_ins() {
        var browser = Browser.of(port, "chen");
        browser.postForm("/password", "/logout", Map.of());
        new Browser(port).signIn("chen", "wrong password");
        new Browser(port).signIn("my secret password", "chen");
        var robot = "robot" + UUID.randomUUID().toString().substring(0, 8);
        hired("login,name,role\n" + robot + ",Robot,salesperson\n", People.PASSWORD);
        Program.of(port, robot).get("/api/customers");
        Program.of(port, robot).get("/api/customers");

        assertThat(since(AuditKind.SIGNED_IN, "chen", null)).hasSize(1).allSatisfy(entry -> {
            assertThat(entry.what()).isEqualTo("page");
            assertThat(entry.address()).isEqualTo("127.0.0.1");
            assertThat(entry.request()).isNotNull();
        });
        assertThat(since(AuditKind.SIGNED_OUT, "chen", null)).hasSize(1);
        assertThat(since(AuditKind.SIGN_IN_FAILED, null, "chen"))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("why", "BadCredentials"));
        assertThat(since(AuditKind.SIGNED_IN, robot, null)).as("once an hour").hasSize(1);
        assertThat(database.sql("select count(*) from audit_entry where id > ? and kind = 'SIGN_IN_FAILED'"
                                + " and subject is null and details ->> 'what' = 'unknown'")
                        .param(before)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(database.sql("select count(*) from audit_entry e where e::text like '%my secret%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("tells of a sign-out in Tasklist too")
    void sign_out_in_tasklist() {
        var browser = Browser.of(port, "liu");
        browser.get("/camunda/app/tasklist/default/");
        var out = browser.send("POST", "/camunda/api/admin/auth/user/default/logout", "{}");

        assertThat(out.statusCode()).isIn(200, 204);
        assertThat(since(AuditKind.SIGNED_OUT, "liu", null)).hasSize(1);
    }

    @Test
    @DisplayName("tells what was refused at every door, and a customer that isn't there like one that isn't seen")
    void refusals() {
        var foreign = customers(Program.of(port, "yang"), "Foreign");
        var chen = Program.of(port, "chen");

        assertThat(chen.get("/api/incidents").status()).isEqualTo(403);
        assertThat(chen.get("/api/customers/" + foreign).status()).isEqualTo(404);
        assertThat(chen.get("/api/customers/C-99999999").status()).isEqualTo(404);
        assertThat(Browser.of(port, "chen").get("/customers/" + foreign).statusCode())
                .isEqualTo(404);
        assertThat(Browser.of(port, "chen").get("/incidents").statusCode()).isEqualTo(403);
        assertThat(Browser.of(port, "chen")
                        .send("POST", "/camunda/api/engine/engine/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Program.nobody(port)
                        .post("/camunda/api/admin/setup/default/user/create", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(Program.nobody(port).get("/api/customers").status()).isEqualTo(401);

        assertThat(places("chen"))
                .contains(
                        "403 GET /api/incidents",
                        "404 GET /api/customers/{number} " + foreign,
                        "404 GET /api/customers/{number} C-99999999",
                        "404 GET /customers/{number} " + foreign,
                        "403 GET /incidents",
                        "403 POST /camunda/api/engine/engine/default/user/create");
        assertThat(Browser.of(port, AUDITOR).get("/audit?kind=REFUSED").body())
                .contains(
                        "(chen) was refused; about: " + foreign,
                        "(chen) was refused.",
                        "Somebody not signed in was refused.");
        assertThat(places(null))
                .contains("404 POST /camunda/api/admin/setup/default/user/create", "401 GET /api/customers");
    }

    @Test
    @DisplayName("notes who comes without a sign-in, whatever stands beside; a wrong password once, as what it is")
    void a_header_of_no_worth_hides_nobody() {
        for (var header : List.of("Bearer x", "Basic", "Basic !!!", "Digest username=chen")) {
            assertThat(Program.nobody(port)
                            .get("/api/audit/verification", "Authorization", header)
                            .status())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(places(null))
                .filteredOn("401 GET /api/audit/verification"::equals)
                .hasSize(4);

        var wrong = "Basic " + Base64.getEncoder().encodeToString("chen:wrong".getBytes(StandardCharsets.UTF_8));
        assertThat(Program.nobody(port)
                        .get("/api/sessions", "Authorization", wrong)
                        .status())
                .isEqualTo(401);
        assertThat(places(null)).doesNotContain("401 GET /api/sessions");
    }

    @Test
    @DisplayName("is the auditors' alone: they land on it, read it in both languages, and take it out as a table")
    void read_by_auditors() {
        var number = customers(Program.of(port, "chen"), "=Printed");
        assertThat(Browser.of(port, "chen")
                        .get("/customers/" + number + "/print")
                        .statusCode())
                .isEqualTo(200);
        var auditor = Browser.of(port, AUDITOR);

        assertThat(auditor.location(auditor.get("/"))).isEqualTo("/audit");
        assertThat(auditor.get("/audit?kind=EXPORTED&subject=" + number).body())
                .contains("(chen) printed the whole story of " + number, "127.0.0.1")
                .doesNotContain("=Printed");
        assertThat(auditor.getJson("/audit?kind=EXPORTED&subject=" + number, "zh")
                        .body())
                .contains("打印了 " + number + " 的完整记录");
        assertThat(auditor.get("/audit?subject=nobody-has-this").body()).contains("No entry fits");
        assertThat(auditor.get("/audit?kind=NONSENSE").statusCode()).isEqualTo(400);
        var table = auditor.get("/audit/export?subject=" + number);
        assertThat(table.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(TableFile.read(table.body().getBytes(StandardCharsets.UTF_8)).rows())
                .hasSize(1);
        assertThat(since(AuditKind.EXPORTED, AUDITOR, null)).hasSize(1);

        var program = Program.of(port, AUDITOR);
        var answer = program.get("/api/audit?subject=" + number).json();
        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("items").path(0).path("what").asText()).isEqualTo("printed");
        assertThat(program.get("/api/audit?from=2126-01-01")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(program.get("/api/audit?from=yesterday").status()).isEqualTo(400);
        for (var filter :
                List.of("actor=a%00b", "subject=%07", "from=0001-01-01", "to=%2B999999-01-01", "to=3000-01-01")) {
            var refused = program.get("/api/audit?" + filter);
            assertThat(refused.status()).as(filter).isEqualTo(400);
            assertThat(refused.toString()).as(filter).contains(filter.substring(0, filter.indexOf('=')));
            assertThat(auditor.get("/audit?" + filter).statusCode()).as(filter).isEqualTo(400);
            assertThat(auditor.get("/audit/export?" + filter).statusCode())
                    .as(filter)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wang", "zhao", "li", "chen", "admin"})
    @DisplayName("is nobody else's, neither directors' nor administrators'")
    void read_by_nobody_else(String login) {
        var browser = Browser.of(port, login);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(403);
        assertThat(browser.get("/audit/export").statusCode()).isEqualTo(403);
        assertThat(browser.get("/customers").body()).doesNotContain("href=\"/audit\"");
        assertThat(Program.of(port, login).get("/api/audit").status()).isEqualTo(403);
        assertThat(Program.of(port, login).get("/api/audit/verification").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("says whether it is whole, against anchors that were kept")
    void verified() {
        var program = Program.of(port, AUDITOR);

        var found = program.get("/api/audit/verification").json();
        assertThat(found.path("whole").asBoolean()).as(found.toString()).isTrue();
        var end = found.path("newest").path("seq").asLong() + ":"
                + found.path("newest").path("hash").asText();
        assertThat(program.get("/api/audit/verification?anchor=" + end)
                        .json()
                        .path("anchors")
                        .asInt())
                .isEqualTo(1);
        var other = program.get(
                        "/api/audit/verification?anchor=" + end.replaceFirst(":.", end.contains(":0") ? ":1" : ":0"))
                .json();
        assertThat(other.path("fault").path("kind").asText()).isEqualTo("OTHER_THAN_ANCHOR");
        var malformed = program.get("/api/audit/verification?anchor=17");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.code()).isEqualTo("audit.anchor");

        var auditor = Browser.of(port, AUDITOR);
        auditor.postForm("/audit", "/audit/verification", Map.of());
        assertThat(auditor.get("/audit").body()).contains("The trail is whole", "checked the whole chain");
    }

    @Test
    @DisplayName("D-06 tells who took a table of customers out, and how many")
    void exports() {
        var mark = UUID.randomUUID().toString();
        customers(Program.of(port, "chen"), mark);
        assertThat(Program.of(port, "chen")
                        .get("/api/customers/export?format=csv&q=" + mark)
                        .status())
                .isEqualTo(200);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(since(AuditKind.EXPORTED, "chen", null))
                .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("customers"))
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("customersLeft");
                    assertThat(entry.details()).containsEntry("customers", 1);
                }));
    }

    @Test
    @DisplayName("ST-03 tells whose a customer is from now on; CD-04, A-10 and which rules were set aside")
    void owners_and_overrides() {
        var number = cases.pursued("chen");
        var customer = new CustomerNumber(number);
        var journey = journeys.latest(customer).orElseThrow();
        earlyPermissions.give(journey, ContactKind.REMOTE, clock.instant(), "the fair is on", "li");
        quotePermissions.give(journey, "asked for it", "li");
        owners.handOver(customer, "liu", OwnerChange.of(Why.HANDED_OVER, "liu"));

        assertThat(since(AuditKind.OVERRIDDEN, "li", number))
                .extracting(AuditEntry::what)
                .containsExactlyInAnyOrder("earlyContact", "quote");
        assertThat(since(AuditKind.HANDED_OVER, "liu", number)).singleElement().satisfies(entry -> assertThat(
                        entry.details())
                .containsEntry("from", "chen")
                .containsEntry("to", "liu"));
        assertThat(Program.of(port, "wang")
                        .post("/api/customers/" + number + "/journey/lose", Map.of("lossReason", "NO_NEED"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("CD-06 tells who entered leave of others, and who changed the working time")
    void leave_and_working_time() {
        var day = LocalDate.now(clock).plusDays(40).toString();
        var leave = Program.of(port, "li")
                .post("/api/staff/chen/leave", Map.of("firstDay", day, "lastDay", day, "substitute", "liu"));
        assertThat(leave.status()).as(leave.toString()).isEqualTo(201);
        var id = leave.json().path("id").asText();
        assertThat(Program.of(port, "li")
                        .send("DELETE", "/api/staff/leave/" + id, null)
                        .status())
                .isEqualTo(204);

        assertThat(since(AuditKind.PERSON_CHANGED, "li", "chen"))
                .extracting(AuditEntry::what)
                .containsExactlyInAnyOrder("leave", "leaveWithdrawn");
        var day8 = "/api/working-time/days/2029-03-08";
        assertThat(Program.of(port, "admin")
                        .send("PUT", day8, Map.of("working", false, "name", "Fair"))
                        .status())
                .isLessThan(300);
        assertThat(Program.of(port, "admin").send("DELETE", day8, null).status())
                .isEqualTo(204);
        assertThat(since(AuditKind.RULES_CHANGED, "admin", null)).hasSize(2);
        assertThat(entries.find(new AuditEntries.Query(null, null, AuditKind.DEPLOYED, null, null), 0, 50))
                .as("flows deployed at the start")
                .isNotEmpty();
    }

    @Test
    @DisplayName("D-01 tells who read confidential values, of which fields, and never what they say")
    void confidential_values() {
        var chen = Program.of(port, "chen");
        var person = chen.post("/api/customers", Map.of("name", "Confidential " + UUID.randomUUID(), "kind", "PERSON"));
        var number = person.json().path("number").asText();
        var place = "/api/customers/" + number + "/dossier/confidential";
        assertThat(chen.send(
                                "PUT",
                                place + "/bloodType",
                                Map.of("value", "AB", "consentOn", "2026-01-02", "consentHow", "signed form"))
                        .status())
                .isEqualTo(204);
        assertThat(Program.of(port, "li").get(place).status()).isEqualTo(200);
        assertThat(Program.of(port, "sun").get(place).status()).isEqualTo(404);

        assertThat(since(AuditKind.READ_CONFIDENTIAL, null, number))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("li");
                    assertThat(entry.details()).isEqualTo(Map.of("fields", List.of("bloodType")));
                });
        assertThat(since(AuditKind.REFUSED, "sun", number)).hasSize(1);
    }

    @Test
    @DisplayName("D-07 tells who put customers together and took them apart again")
    void merges() {
        var one = customers(Program.of(port, "chen"), "One");
        var other = customers(Program.of(port, "chen"), "Other");
        var wang = Program.of(port, "wang");
        var merged = wang.post("/api/customers/" + one + "/merge/" + other, Map.of());
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        var id = merged.json().path("id").asText();
        var undone = wang.post("/api/customers/" + one + "/merges/" + id + "/undo", null);
        assertThat(undone.status()).as(undone.toString()).isLessThan(300);

        assertThat(since(AuditKind.MERGED, "wang", one))
                .satisfiesExactly(
                        entry -> {
                            assertThat(entry.what()).isEqualTo("merged");
                            assertThat(entry.details()).containsEntry("other", other);
                        },
                        entry -> assertThat(entry.what()).isEqualTo("undone"));
    }

    @Test
    @DisplayName("tells who was taken on, and whose role is another one")
    void people_and_roles() {
        var login = "new" + UUID.randomUUID().toString().substring(0, 8);
        hired("login,name,role\n" + login + ",New One,salesperson\n", null);
        hired("login,name,role\n" + login + ",New One,manager\n", null);
        hired("login,name,role\n" + login + ",New One,manager\n", null);

        assertThat(since(AuditKind.PERSON_CHANGED, null, login))
                .extracting(AuditEntry::what)
                .containsExactlyInAnyOrder("hired", "role");
    }

    @Test
    @DisplayName(
            "tells who works and leads elsewhere now, with before and after, and of e-mail only that it is another")
    void places_of_people() {
        var login = "new" + UUID.randomUUID().toString().substring(0, 8);
        hired(
                "login,name,role,team,department\n" + login + ",New " + login + ",manager,One,Dept " + login + "\n",
                null);
        var moved = "login,name,role,team,department,email,manager\n"
                + login + ",New " + login + ",manager,Two,Dept " + login + "," + login + "@gendan.example,\n"
                + login + "x,Led " + login + ",salesperson,Two,Dept " + login + ",," + login + "\n";
        hired(moved, null);
        hired(moved, null);

        var told = since(AuditKind.PERSON_CHANGED, null, login);
        assertThat(told).extracting(AuditEntry::what).containsExactlyInAnyOrder("hired", "team", "heads", "email");
        assertThat(told)
                .anySatisfy(entry -> assertThat(entry.details()).isEqualTo(Map.of("before", "One", "team", "Two")));
        assertThat(told).anySatisfy(entry -> assertThat(entry.details())
                .isEqualTo(Map.of("before", "", "heads", "Two / Dept " + login)));
        assertThat(told.toString()).doesNotContain("@gendan.example");
    }

    private void hired(String list, @Nullable String password) {
        hiring.hire(TableFile.read(list.getBytes(StandardCharsets.UTF_8)), password);
    }

    private String customers(Program person, String name) {
        var answer = person.post("/api/customers", Map.of("name", name + " " + UUID.randomUUID()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("number").asText();
    }

    private List<AuditEntry> since(AuditKind kind, @Nullable String actor, @Nullable String subject) {
        return entries.after(before, new AuditEntries.Query(null, null, kind, actor, subject), 500);
    }

    private List<String> places(@Nullable String actor) {
        return since(AuditKind.REFUSED, actor, null).stream()
                .map(entry -> entry.details().get("status") + " "
                        + entry.details().get("method") + " "
                        + entry.details().get("place")
                        + (entry.subject() == null ? "" : " " + entry.subject()))
                .toList();
    }
}
