package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.TableFile;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Accounts, as administrators keep them")
class AccountsKeptTest {

    private static final String LOGIN = "anna.leaver";
    private static final String CHOSEN = "a heron stood by the mill";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate program;

    @BeforeEach
    void people() {
        people.hired();
        hiring.hire(TableFile.read("login,name\nanna.leaver,Anna Leaver\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_first_password_is_changed_by_programs_too_before_anything_else() {
        var first = first();
        var anna = program.withBasicAuth(LOGIN, first);

        var refused = anna.getForEntity("/api/customers", Map.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody()).containsEntry("code", "password.first");
        assertThat(String.valueOf(refused.getBody().get("detail"))).contains("Choose your own");

        var common =
                anna.postForEntity("/api/me/password", Map.of("current", first, "chosen", "password1234"), Map.class);
        assertThat(common.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(common.getBody())).contains("field=chosen", "guessed soon");
        assertThat(anna.postForEntity("/api/me/password", Map.of("current", first, "chosen", CHOSEN), Map.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(program.withBasicAuth(LOGIN, CHOSEN)
                        .getForEntity("/api/customers", Map.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(trail(LOGIN)).contains("PASSWORD_CHANGED admin", "PASSWORD_CHANGED anna.leaver");
    }

    @Test
    void switching_off_ends_every_session_and_switching_on_lets_in_again() {
        var browser = signedIn();

        assertThat(post("active", Map.of("active", false)).getBody()).containsEntry("active", false);
        assertThat(browser.getJson("/api/customers").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).signIn(LOGIN, CHOSEN).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login?error"));

        assertThat(post("active", Map.of("active", true)).getBody()).containsEntry("active", true);
        var again = new Browser(port);
        assertThat(again.location(again.signIn(LOGIN, CHOSEN))).isEqualTo("/");
        assertThat(trail(LOGIN)).contains("PERSON_CHANGED admin");
    }

    @Test
    void another_role_and_signing_out_for_others_end_every_session() {
        var browser = signedIn();
        assertThat(post("role", Map.of("role", "ACCOUNT_MANAGER")).getBody()).containsEntry("role", "ACCOUNT_MANAGER");
        assertThat(browser.getJson("/api/customers").statusCode()).isEqualTo(401);
        assertThat(post("role", Map.of("role", "SALESPERSON")).getStatusCode().value())
                .isEqualTo(200);

        browser.signIn(LOGIN, CHOSEN);
        assertThat(browser.getJson("/api/customers").statusCode()).isEqualTo(200);
        assertThat(post("sign-out", Map.of()).getStatusCode().value()).isEqualTo(204);
        assertThat(browser.getJson("/api/customers").statusCode()).isEqualTo(401);

        var unknown = post("role", Map.of("role", "KING"));
        assertThat(unknown.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(unknown.getBody())).contains("field=role", "SALESPERSON");
        assertThat(post("active", Map.of()).getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void whose_customers_would_be_left_is_switched_off_only_when_that_is_said() {
        hiring.hire(TableFile.read("login,name\nben.owner,Ben Owner\n".getBytes(StandardCharsets.UTF_8)));
        var customer = Map.of("name", "Left Alone Mills", "owner", "ben.owner");
        assertThat(admin().postForEntity("/api/customers", customer, Map.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
        var active = "/api/staff/ben.owner/active";

        var refused = admin().postForEntity(active, Map.of("active", false), Map.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody()).containsEntry("code", "staff.hasWork");
        assertThat(String.valueOf(refused.getBody())).contains("field=customers", "/hand-over?person=ben.owner");

        assertThat(admin().postForEntity(active, Map.of("active", false, "despiteWork", true), Map.class)
                        .getBody())
                .containsEntry("active", false);
        admin().postForEntity(active, Map.of("active", true), Map.class);
    }

    @Test
    void the_last_administrator_stays() {
        var others = database.sql("select login from person where role = 'ADMIN' and active and login <> 'admin'")
                .query(String.class)
                .list();
        others.forEach(login -> database.sql("update person set active = false where login = ?")
                .param(login)
                .update());
        try {
            var admin = admin();
            for (var asked : Map.of("active", Map.of("active", false), "role", Map.of("role", "DIRECTOR"))
                    .entrySet()) {
                var refused = admin.postForEntity("/api/staff/admin/" + asked.getKey(), asked.getValue(), Map.class);
                assertThat(refused.getStatusCode().value()).as(asked.getKey()).isEqualTo(409);
                assertThat(refused.getBody()).containsEntry("code", "staff.lastAdmin");
            }
            assertThat(admin.getForEntity("/api/staff", Map.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        } finally {
            others.forEach(login -> database.sql("update person set active = true where login = ?")
                    .param(login)
                    .update());
        }
    }

    @Test
    void who_came_in_by_the_organisations_sign_in_can_be_detached_from_it() {
        assertThat(post("detach", Map.of()).getStatusCode().value())
                .as("nobody to detach")
                .isEqualTo(409);
        database.sql("update person set oidc_subject = 'annas-subject', password_hash = 'none',"
                        + " must_change_password = false where login = ?")
                .param(LOGIN)
                .update();
        assertThat(post("password", Map.of()).getStatusCode().value()).isEqualTo(409);
        var role = post("role", Map.of("role", "MANAGER"));
        assertThat(role.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(role.getBody())).contains("Change the group there");

        var first = String.valueOf(post("detach", Map.of()).getBody().get("firstPassword"));

        var browser = new Browser(port);
        assertThat(browser.location(browser.signIn(LOGIN, first))).isEqualTo("/");
        assertThat(browser.location(browser.get("/"))).isEqualTo("/password");
        assertThat(database.sql("select count(*) from person where login = ? and oidc_subject is null")
                        .param(LOGIN)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail(LOGIN)).contains("PERSON_CHANGED admin");
    }

    @Test
    void the_page_detaches_too() {
        database.sql("update person set oidc_subject = 'annas-subject' where login = ?")
                .param(LOGIN)
                .update();
        var browser = Browser.of(port, "admin");
        var page = "/staff/" + LOGIN;
        assertThat(browser.get(page).body()).contains("Detach").doesNotContain("??", "Change the role");
        browser.postForm(page, page + "/detach", Map.of());
        assertThat(browser.get(page).body()).contains("shown this once").doesNotContain("Detach");
    }

    @Test
    void only_administrators_keep_accounts() {
        for (var login : new String[] {"chen", "wang"}) {
            var other = program.withBasicAuth(login, People.PASSWORD);
            for (var what : new String[] {"password", "detach", "active", "role", "sign-out"}) {
                assertThat(other.postForEntity("/api/staff/anna.leaver/" + what, Map.of(), Map.class)
                                .getStatusCode()
                                .value())
                        .as("%s: %s", login, what)
                        .isEqualTo(403);
            }
            assertThat(Browser.of(port, login).get("/staff").statusCode()).isEqualTo(403);
        }
        assertThat(admin().postForEntity("/api/staff/nobody.here/sign-out", Map.of(), Map.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void the_page_lists_people_and_shows_a_new_password_once() {
        var browser = Browser.of(port, "admin");

        assertThat(browser.get("/staff?q=leaver").body())
                .contains("Anna Leaver", "Salesperson")
                .doesNotContain("??");
        browser.postForm("/staff/" + LOGIN, "/staff/" + LOGIN + "/password", Map.of());
        var page = browser.get("/staff/" + LOGIN).body();
        assertThat(page).contains("shown this once", "Switch off").doesNotContain("??");
        assertThat(browser.get("/staff/" + LOGIN).body()).doesNotContain("shown this once");
        assertThat(browser.get("/staff/nobody.here").statusCode()).isEqualTo(404);
    }

    private TestRestTemplate admin() {
        return program.withBasicAuth("admin", People.ADMIN_PASSWORD);
    }

    private ResponseEntity<Map> post(String what, Map<String, ?> body) {
        return admin().postForEntity("/api/staff/" + LOGIN + "/" + what, body, Map.class);
    }

    private String first() {
        return String.valueOf(post("password", Map.of()).getBody().get("firstPassword"));
    }

    private Browser signedIn() {
        var first = first();
        var browser = new Browser(port);
        browser.signIn(LOGIN, first);
        browser.postForm("/password", "/password", Map.of("current", first, "chosen", CHOSEN, "repeated", CHOSEN));
        assertThat(browser.getJson("/api/customers").statusCode()).isEqualTo(200);
        return browser;
    }

    private java.util.List<String> trail(String subject) {
        return database.sql("select kind || ' ' || actor from audit_entry where subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }
}
