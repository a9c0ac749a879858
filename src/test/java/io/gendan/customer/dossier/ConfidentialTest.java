package io.gendan.customer.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Faith, health and family: what is confidential of a person (D-01). */
@GendanTest
class ConfidentialTest {

    private static final String FAITH = "Buddhist-7431";

    @LocalServerPort
    int port;

    @Value("${gendan.data-dir}")
    Path dataDir;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private String number = "";
    private String path = "";

    @BeforeEach
    void a_person_of_chen() {
        people.hired();
        var person = NewCustomer.read(Map.of(
                CustomerField.NAME, "Confidential Fang", CustomerField.OWNER, "chen", CustomerField.KIND, "PERSON"));
        number = customers.create(person, "chen").number().value();
        path = "/api/customers/" + number + "/dossier/confidential";
    }

    @Test
    @DisplayName("D-01 A confidential value is encrypted at rest and stands nowhere else")
    void encrypted() {
        give("religion", FAITH);

        var stored =
                database.sql("""
                        select (select string_agg(c::text, ' ') from customer c where number = :number)
                            || (select string_agg(r::text, ' ') from record_entry r where customer_number = :number)
                            || (select string_agg(encode(encrypted, 'escape') || v::text, ' ')
                                from confidential_value v where customer_number = :number)""").param("number", number).query(String.class).single();
        assertThat(stored).contains("religion").doesNotContain(FAITH);
        assertThat(as("chen").get("/api/customers/" + number + "/dossier").toString())
                .contains("religion")
                .doesNotContain(FAITH);
        assertThat(as("chen").get("/api/customers/" + number + "/record").toString())
                .contains("religion", "GIVEN")
                .doesNotContain(FAITH);
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("Religion", "given in confidence")
                .doesNotContain(FAITH);
        assertThat(Browser.of(port, "chen")
                        .get("/customers/" + number + "/print")
                        .body())
                .contains("Confidential Fang")
                .doesNotContain(FAITH, "Religion");
        assertThat(dataDir.resolve("data.key"))
                .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    @DisplayName("D-01 The owner and whoever leads the owner read it, nobody else, and each reading is put down")
    void read_and_logged() {
        give("religion", FAITH);
        give("bloodType", "AB");
        for (var reader : List.of("chen", "li", "wang")) {
            var read = as(reader).get(path);
            assertThat(read.status()).as(read.toString()).isEqualTo(200);
            assertThat(read.toString()).contains(FAITH, "signed form");
        }
        for (var stranger : List.of("yang", "sun", "admin")) {
            assertThat(as(stranger).get(path).status()).as(stranger).isIn(403, 404);
        }
        assertThat(as("chen").get(path + "/readings").json().path("items").findValuesAsText("reader"))
                .containsExactly("wang", "li", "chen");
        assertThat(Browser.of(port, "li")
                        .get("/customers/" + number + "/dossier/confidential")
                        .body())
                .contains(FAITH, "Who has read this page");
        assertThat(as("chen").get(path + "/readings").json().path("total").asInt())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("D-01 Without consent nothing is kept; every fault is told")
    void consent() {
        // the day after tomorrow, should midnight pass meanwhile
        var later = LocalDate.now(clock).plusDays(2).toString();
        for (var given : List.of(
                Map.of("value", FAITH),
                Map.of("value", FAITH, "consentOn", later, "consentHow", "said so"),
                Map.of("value", FAITH, "consentOn", "2026-01-02", "consentHow", " "))) {
            var refused = as("chen").send("PUT", path + "/religion", given);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.toString()).contains("consent");
        }
        var wrong = as("chen").send("PUT", path + "/bloodType", consented("Q"));
        assertThat(wrong.toString()).contains("400", "Blood type");
        assertThat(as("chen").send("PUT", path + "/position", consented("CEO")).status())
                .isEqualTo(400);
        assertThat(as("chen").send("PUT", path + "/nothing", consented("x")).status())
                .isEqualTo(400);
        assertThat(as("chen").get(path).json().path("total").asInt()).isZero();
    }

    @Test
    @DisplayName("D-01 A withdrawn consent deletes the value")
    void withdrawn() {
        give("religion", FAITH);
        assertThat(as("chen").send("DELETE", path + "/religion", null).status()).isEqualTo(204);
        assertThat(as("chen").send("DELETE", path + "/religion", null).status()).isEqualTo(404);
        assertThat(database.sql("select count(*) from confidential_value where customer_number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body()).contains("consent withdrawn");
    }

    @Test
    @DisplayName("D-01 On the page a value is given with its consent, seen, and deleted")
    void page() {
        var browser = Browser.of(port, "chen");
        var page = "/customers/" + number + "/dossier/confidential";
        var refused = browser.postForm(page, page, Map.of("field", "religion", "value", FAITH));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(FAITH);
        var kept = browser.postForm(
                page,
                page,
                Map.of("field", "religion", "value", FAITH, "consentOn", "2026-01-02", "consentHow", "said so"));
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(browser.get(page).body()).contains(FAITH, "Regard for customs");
        browser.postForm(page, page + "/withdraw", Map.of("field", "religion"));
        assertThat(browser.get(page).body()).doesNotContain(FAITH);
        assertThat(Browser.of(port, "yang").get(page).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("D-01 Who has read confidential values can't be wiped out")
    void log_stays() {
        give("religion", FAITH);
        as("chen").get(path);
        assertThatThrownBy(
                        () -> database.sql("delete from audit_entry where kind = 'READ_CONFIDENTIAL' and subject = ?")
                                .param(number)
                                .update())
                .hasMessageContaining("only added to");
        assertThat(database.sql("select details from audit_entry where kind = 'READ_CONFIDENTIAL' and subject = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("{\"fields\": [\"religion\"]}");
    }

    private void give(String field, String value) {
        var given = as("chen").send("PUT", path + "/" + field, consented(value));
        assertThat(given.status()).as(given.toString()).isEqualTo(204);
    }

    private static Map<String, Object> consented(String value) {
        return Map.of("value", value, "consentOn", "2026-01-02", "consentHow", "signed form of 2 January");
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
