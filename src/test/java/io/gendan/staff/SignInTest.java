package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.TableFile;
import io.gendan.http.Program;
import io.gendan.staff.hiring.Hiring;
import io.gendan.staff.persistence.StaffList;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@GendanTest
@DisplayName("Signing in")
class SignInTest {

    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    StaffList staff;

    @Autowired
    JdbcClient database;

    @Autowired
    IdentityService identities;

    @Autowired
    Clock clock;

    @Autowired
    TestRestTemplate program;

    @BeforeEach
    void people() {
        people.hired();
        database.sql("delete from sign_in_brake").update();
    }

    @Test
    void one_session_serves_tasklist_and_our_own_pages() {
        var browser = Browser.of(port, "chen");

        assertThat(browser.location(browser.get("/"))).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.getJson(WHO_AM_I).body())
                .contains("\"userId\":\"chen\"", "tasklist")
                .doesNotContain("cockpit", "\"admin\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"wang,tasklist cockpit", "zhao,tasklist cockpit", "li,tasklist", "chen,tasklist", "admin,cockpit"})
    void each_role_has_its_webapps(String login, String apps) {
        var browser = Browser.of(port, login);
        assertThat(browser.getJson(ENGINE + "/user/" + login + "/profile").statusCode())
                .isEqualTo(200);
        var body = browser.getJson(WHO_AM_I).body();

        for (var app : new String[] {"tasklist", "cockpit", "admin"}) {
            assertThat(body.replace("\"userId\":\"admin\"", "").contains('"' + app + '"'))
                    .as(app)
                    .isEqualTo(apps.contains(app));
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
        var browser = new Browser(port);

        assertThat(browser.location(browser.signIn("chen", "wrong"))).isEqualTo("/login?error");
        assertThat(browser.location(browser.signIn("nobody", "wrong"))).isEqualTo("/login?error");
        assertThat(browser.get("/login?error").body()).contains("Login or password is wrong.");
    }

    @Test
    void signing_out_in_tasklist_ends_the_session_everywhere() {
        var browser = Browser.of(port, "chen");
        browser.getJson(WHO_AM_I);

        assertThat(browser.send("POST", WHO_AM_I + "/logout", "").statusCode()).isEqualTo(200);

        assertThat(browser.getJson(WHO_AM_I).statusCode()).isEqualTo(401);
        assertThat(browser.location(browser.get("/camunda/app/tasklist/default/")))
                .isEqualTo("/login");
    }

    @Test
    void without_a_sign_in_pages_lead_to_it_and_programs_get_401() {
        var browser = new Browser(port);

        assertThat(browser.location(browser.get("/"))).isEqualTo("/login");
        assertThat(browser.location(browser.get("/camunda/app/cockpit/default/")))
                .isEqualTo("/login");
        assertThat(browser.getJson(ENGINE + "/task").statusCode()).isEqualTo(401);
        var refused = browser.getJson("/api/staff");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .as("what would make a browser ask")
                .isEmpty();
        assertThat(Program.nobody(port).get("/api/staff").header("WWW-Authenticate"))
                .startsWith("Basic");
        assertThat(refused.body()).contains("\"code\":\"signInNeeded\"", "urn:gendan:signInNeeded");
        assertThat(browser.getJson("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(browser.location(browser.getJson("/actuator/info"))).isEqualTo("/login");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "/engine-rest/task",
                "/engine-rest"
            })
    void some_doors_do_not_exist_for_anybody(String path) {
        assertThat(new Browser(port).send("POST", path, "{}").statusCode()).isEqualTo(404);
        assertThat(Browser.of(port, "admin").send("POST", path, "{}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST, /camunda/api/admin/auth/user/default/login/tasklist",
        "POST, /camunda/api/admin/auth/user/default/login/cockpit",
        "GET, /camunda/app/admin/default/",
        "POST, /camunda/api/engine/engine/default/user/create",
        "PUT, /camunda/api/engine/engine/default/user/chen/profile",
        "PUT, /camunda/api/engine/engine/default/user/chen/credentials",
        "PUT, /camunda/api/engine/engine/default/%75ser/chen/credentials",
        "DELETE, /camunda/api/engine/engine/default/user/wang",
        "POST, /camunda/api/engine/engine/default/group/create",
        "PUT, /camunda/api/engine/engine/default/group/camunda-admin/members/chen",
        "POST, /camunda/api/engine/engine/default/authorization/create",
        "POST, /camunda/api/engine/engine/default/identity/verify",
        "POST, /camunda/api/engine/engine/default/deployment/create",
        "POST, /camunda/api/engine/engine/default/filter/create",
    })
    void nobody_passes_camundas_own_doors(String method, String path) {
        for (var login : new String[] {"admin", "chen", "wang"}) {
            var browser = Browser.of(port, login);
            browser.getJson(WHO_AM_I);

            assertThat(browser.send(method, path, "{\"name\":\"x\",\"resourceType\":\"Task\"}")
                            .statusCode())
                    .as(login)
                    .isBetween(400, 415);
        }
        assertThat(identities.createGroupQuery().groupId("camunda-admin").count())
                .isZero();
    }

    @Test
    void a_first_password_must_be_changed_before_anything_else() {
        hiring.hire(TableFile.read("login,name\nfirst.day,First Day\n".getBytes(StandardCharsets.UTF_8)));
        var first = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("made for you");
        database.sql("""
                        update person set password_hash = ?, must_change_password = true, password_own = false
                        where login = 'first.day'
                        """).param(first).update();
        var browser = new Browser(port);
        browser.signIn("first.day", "made for you");

        assertThat(browser.location(browser.get("/"))).isEqualTo("/password");
        assertThat(browser.getJson(ENGINE + "/task").statusCode()).isEqualTo(403);
        assertThat(browser.get("/password").body())
                .contains("<title>Choose your own password", "value=\"first.day\"", "autocomplete=\"new-password\"")
                .doesNotContain("class=\"wrong\"", "??");
        assertThat(change(browser, "made for you", "too short").body())
                .contains("id=\"wrong-chosen\">The new password needs at least 12 characters")
                .doesNotContain("id=\"wrong-current\"");
        assertThat(change(browser, "wrong", "long enough, it is").body())
                .contains("id=\"wrong-current\">The current password is wrong");
        assertThat(browser.location(change(browser, "made for you", "long enough, it is")))
                .isEqualTo("/");
        assertThat(browser.getJson(ENGINE + "/task").statusCode()).isEqualTo(200);
        assertThat(new Browser(port)
                        .signIn("first.day", "made for you")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login?error"));
    }

    @Test
    void who_has_left_is_out_at_once() {
        var browser = Browser.of(port, "huang");
        database.sql("update person set active = false where login = 'huang'").update();
        try {
            assertThat(browser.getJson(ENGINE + "/task").statusCode()).isEqualTo(401);
            assertThat(browser.location(new Browser(port).signIn("huang", People.PASSWORD)))
                    .isEqualTo("/login?error");
        } finally {
            database.sql("update person set active = true where login = 'huang'")
                    .update();
        }
    }

    @Test
    void programs_sign_in_with_http_basic_and_need_no_token() {
        var chen = program.withBasicAuth("chen", People.PASSWORD);
        var admin = program.withBasicAuth("admin", People.ADMIN_PASSWORD);

        var refused = chen.getForEntity("/api/staff", Map.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(refused.getBody()).containsEntry("code", "notAllowed");
        assertThat(admin.getForEntity("/api/staff", Map.class).getBody()).containsKeys("items", "total");
        // without a file it is refused for that, not for a missing token
        var noFile = admin.exchange("/api/staff/import", HttpMethod.POST, null, Map.class);
        assertThat(noFile.getStatusCode().is4xxClientError()).isTrue();
        assertThat(noFile.getBody()).extracting("code").isNotEqualTo("notAllowed");
        assertThat(program.withBasicAuth("chen", "wrong")
                        .getForEntity("/api/staff", Map.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void people_get_pages_where_programs_get_problems() {
        var browser = Browser.of(port, "chen");

        assertThat(browser.location(browser.get("/camunda/app/welcome/default/")))
                .isEqualTo("/password");
        var nowhere = browser.get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("<html", "There is nothing here.");
        assertThat(browser.getJson("/api/nowhere").body()).contains("\"code\":\"request.noSuchPlace\"");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void a_session_needs_a_token_for_changes() {
        var answer = Browser.of(port, "admin").send("POST", "/api/staff/import", "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("notAllowed");
    }

    @Test
    void pages_speak_chinese_to_a_chinese_browser() {
        var headers = new HttpHeaders();
        headers.set("Accept-Language", "zh-CN,zh;q=0.9");
        var page = program.exchange("/login", HttpMethod.GET, new HttpEntity<>(headers), String.class);

        assertThat(page.getBody()).contains("<html lang=\"zh\"", "登录名").doesNotContain("??");
        assertThat(page.getHeaders().getFirst("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    private static HttpResponse<String> change(Browser browser, String current, String chosen) {
        return browser.postForm(
                "/password", "/password", Map.of("current", current, "chosen", chosen, "repeated", chosen));
    }
}
