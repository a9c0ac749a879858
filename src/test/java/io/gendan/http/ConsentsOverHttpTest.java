package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01 Consents, over HTTP")
class ConsentsOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

    private String number = "";

    @BeforeEach
    void chen_pursues_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-01 A consent names purpose, ground, day and way; what is wrong is told field by field")
    void noted() {
        var given =
                give(Map.of("purpose", "EXAMPLE", "basis", "CONSENT", "givenOn", "2026-03-01", "how", "Signed form"));
        assertThat(given.status()).as(given.toString()).isEqualTo(201);
        assertThat(given.json().path("notedBy").asText()).isEqualTo("chen");

        var wrong = give(Map.of("purpose", "FUN", "basis", "NONE", "givenOn", "2099-01-01", "contactPerson", 4711));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.toString()).contains("purpose", "basis", "givenOn", "how", "contactPerson");
        assertThat(as("sun").get(path("/consents")).status()).isEqualTo(404);
        assertThat(as("admin").get(path("/consents")).status()).isEqualTo(404);
        assertThat(as("li").get(path("/consents")).json().path("total").asInt()).isEqualTo(1);
        assertThat(database.sql("select count(*) from audit_entry where kind = 'CONSENT_CHANGED' and subject = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "D-01, CD-09 Whoever has withdrawn consent is not called any more; what took place all the same is marked")
    void withdrawn() {
        var id = give(Map.of("purpose", "CONTACT", "basis", "CONSENT", "how", "On the phone"))
                .json()
                .path("id")
                .asLong();
        assertThat(contact("OUTBOUND", Map.of()).status()).isEqualTo(201);
        var early = as("chen").post(path("/consents/" + id + "/withdrawal"), Map.of("on", "2026-03-01", "how", "Mail"));
        assertThat(early.status()).isEqualTo(400);
        var withdrawn = as("chen").post(path("/consents/" + id + "/withdrawal"), Map.of("how", "Mail"));
        assertThat(withdrawn.json().path("withdrawnOn").asText()).isEqualTo("2026-03-02");
        assertThat(as("chen")
                        .post(path("/consents/" + id + "/withdrawal"), Map.of("how", "Mail"))
                        .code())
                .isEqualTo("consent.withdrawn");

        assertThat(stories.of(number)
                        .shows("UserTask_ResearchCustomer", "brief")
                        .toString())
                .contains("Must not be contacted");
        var window = as("chen")
                .get(path("/contact-window"))
                .json()
                .path("mustNotContact")
                .get(0);
        assertThat(window.path("since").asText()).isEqualTo("2026-03-02");
        assertThat(window.path("reason").asText()).contains("consent was withdrawn");
        assertThat(window.path("remedy").asText()).contains("note a new consent");
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("Must not be contacted: consent was withdrawn", "2026-03-02", "note a new consent");
        assertThat(stories.of(number)
                        .shows("UserTask_ResearchCustomer", "contactWindow")
                        .toString())
                .as("the card in Tasklist")
                .contains("Not to be contacted");
        assertThat(tab()).as("the tab beside the form").contains("Must not be contacted", "note a new consent");
        var refused = contact("OUTBOUND", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("consent.mustNotContact");
        assertThat(contact("INBOUND", Map.of()).status()).as("they may call us").isEqualTo(201);
        var marked = contact("OUTBOUND", Map.of("acknowledgeViolation", true, "reason", "They had asked us to call"));
        assertThat(marked.status()).as(marked.toString()).isEqualTo(201);
        assertThat(database.sql("select violated_rule from interaction where customer_number = ? and violation")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("Consent to be contacted was withdrawn");

        give(Map.of("purpose", "CONTACT", "basis", "CONSENT", "how", "Signed form"));
        assertThat(as("chen").get(path("/contact-window")).json().has("mustNotContact"))
                .isFalse();
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body()).doesNotContain("Must not be contacted");
        assertThat(contact("OUTBOUND", Map.of("at", "2026-03-02T09:59:00+08:00"))
                        .code())
                .isNotEqualTo("consent.mustNotContact");
    }

    @Test
    @DisplayName("D-01 A purpose that decides nothing is noted no more; what was noted before is read and withdrawn")
    void news_of_before() {
        var refused = give(Map.of("purpose", "NEWS", "basis", "CONSENT", "how", "Signed form"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.toString()).contains("[CONTACT, EXAMPLE]");
        var asBefore = "alter table consent drop constraint consent_purpose_decides";
        var asNow = "alter table consent add constraint consent_purpose_decides check (purpose <> 'NEWS' or id <= %d)";
        database.sql(asBefore).update();
        var id = database.sql("""
                        insert into consent (customer_number, purpose, basis, given_on, how, noted_by, noted_at)
                        values (?, 'NEWS', 'CONSENT', date '2026-02-01', 'Card of the fair', 'chen', current_timestamp)
                        returning id""").param(number).query(Long.class).single();
        database.sql(asNow.formatted(id)).update();

        assertThat(as("chen")
                        .get(path("/consents"))
                        .json()
                        .at("/items/0/purpose")
                        .asText())
                .isEqualTo("NEWS");
        assertThat(Browser.of(port, "chen")
                        .get("/customers/" + number + "/privacy")
                        .body())
                .contains("news (no longer asked about)", "Card of the fair")
                .doesNotContain("value=\"NEWS\"");
        assertThat(as("chen")
                        .post(path("/consents/" + id + "/withdrawal"), Map.of("how", "Mail"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("D-01 The page of consents: given, withdrawn, what was typed wrongly stays")
    void page() {
        var browser = Browser.of(port, "chen");
        var page = "/customers/" + number + "/privacy";
        assertThat(browser.get("/customers/" + number).body()).contains(page);
        var wrong = browser.postForm(
                page,
                page + "/consents",
                Map.of("purpose", "EXAMPLE", "basis", "CONTRACT", "how", "", "givenOn", "2026-03-01"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Say in up to 400 characters how", "value=\"2026-03-01\"");
        browser.postForm(
                page, page + "/consents", Map.of("purpose", "EXAMPLE", "basis", "CONTRACT", "how", "Clause 7"));
        assertThat(browser.get(page).body()).contains("Clause 7", "Withdraw").doesNotContain("Ask for an erasure");
        assertThat(Browser.of(port, "li").get(page).body()).contains("Ask for an erasure", "disclosure");
        assertThat(Browser.of(port, "sun").get(page).statusCode()).isEqualTo(404);
    }

    private String tab() {
        var task = stories.of(number).task("UserTask_ResearchCustomer").taskId();
        return as("chen").get("/api/tasks/" + task + "/story").toString();
    }

    private Answer give(Map<String, Object> consent) {
        return as("chen").post(path("/consents"), consent);
    }

    private Answer contact(String direction, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "channel",
                "PHONE",
                "direction",
                direction,
                "contactPerson",
                "Ms. Qian",
                "summary",
                "Spoke",
                "at",
                "2026-03-02T09:30:00+08:00",
                "noPriceQuoted",
                true));
        fields.putAll(more);
        return as("chen").post(path("/interactions"), fields);
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
