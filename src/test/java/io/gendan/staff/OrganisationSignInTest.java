package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Elsewhere;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.RunningProvider;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The provider is Spring's authorization server, a process of its own, which insists on PKCE and the client's secret.
 * Runs alone, as Gendan is started here with other settings than in the other tests.
 */
@GendanTest
@Tag("alone")
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The organisation's sign-in (OpenID Connect)")
class OrganisationSignInTest {

    private static final RunningProvider PROVIDER = new RunningProvider();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private HttpClient browser = newBrowser();

    @DynamicPropertySource
    static void organisation(DynamicPropertyRegistry settings) {
        settings.add("gendan.oidc.issuer", PROVIDER::issuer);
        settings.add("gendan.oidc.client", () -> "gendan");
        settings.add("gendan.oidc.secret", () -> "secret of the tests");
        settings.add("gendan.oidc.roles", () -> "heads=DIRECTOR, sales=SALESPERSON");
        settings.add("gendan.oidc.only", () -> "true");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void people() {
        people.hired();
    }

    @Test
    void whoever_has_a_group_with_a_role_is_taken_on_and_lands_at_work() {
        assertThat(signIn("sara.sales").uri().getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(person("sara.sales")).isEqualTo("SALESPERSON The provider's sara.sales");
        assertThat(getJson("/api/customers").statusCode()).isEqualTo(200);
        assertThat(getJson("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"sara.sales\"");

        var account = get("/password").body();
        assertThat(account).contains("your password is kept there").doesNotContain("name=\"chosen\"");
        assertThat(database.sql("select string_agg(details ->> 'organisation', ',' order by id) from audit_entry"
                                + " where subject = 'sara.sales' and kind = 'PERSON_CHANGED'")
                        .query(String.class)
                        .single())
                .isEqualTo("taken on,bound");
    }

    @Test
    void the_role_follows_the_groups_at_every_sign_in() {
        assertThat(signIn("bea.boss").uri().getPath()).startsWith("/camunda/app/tasklist/");
        database.sql("update person set role = 'SALESPERSON' where login = 'bea.boss'")
                .update();
        assertThat(getJson("/api/customers").statusCode())
                .as("the session of another role")
                .isEqualTo(401);

        signIn("bea.boss");

        assertThat(person("bea.boss")).startsWith("DIRECTOR");
        assertThat(getJson("/api/customers").statusCode()).isEqualTo(200);
    }

    @Test
    void a_known_login_is_bound_once_and_to_one_person_of_the_provider(CapturedOutput log) {
        assertThat(signIn("yang").uri().getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(person("yang")).startsWith("SALESPERSON").doesNotContain("provider");
        assertThat(database.sql("select oidc_subject from person where login = 'yang'")
                        .query(String.class)
                        .single())
                .isEqualTo("yang");

        browser = newBrowser();
        assertThat(refused("yang.other"))
                .as("another person with the same login")
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nick.nogroup, no role",
        "admin, login of ours",
        "wrong.nonce, invalid_nonce",
        "wrong.audience, invalid_id_token",
        "wrong.issuer, invalid_id_token",
        "wrong.signature, invalid_id_token"
    })
    void who_has_no_role_or_a_token_with_something_wrong_stays_outside(
            String login, String reason, CapturedOutput log) {
        assertThat(refused(login)).isTrue();

        assertThat(log).contains("The organisation's sign-in was refused: " + reason);
        assertThat(getJson("/api/customers").statusCode()).isEqualTo(401);
        assertThat(database.sql("select count(*) from person where login = ? and oidc_subject is not null")
                        .param(login)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_has_been_switched_off_stays_outside(CapturedOutput log) {
        signIn("bea.boss");
        signOut();
        database.sql("update person set active = false where login = 'bea.boss'")
                .update();
        try {
            assertThat(refused("bea.boss")).isTrue();
            assertThat(log).contains("was refused: switched off");
        } finally {
            database.sql("update person set active = true where login = 'bea.boss'")
                    .update();
        }
    }

    @Test
    void an_answer_that_nobody_asked_for_is_refused() {
        var answer = get("/login/oauth2/code/organisation?code=anything&state=anything");

        assertThat(answer.uri().toString()).endsWith("/login?error&organisation");
        assertThat(answer.body()).contains("sign-in did not let you in here");
    }

    @Test
    void it_asks_with_state_nonce_and_a_proof_key() throws Exception {
        var asking = HttpClient.newBuilder()
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(at("/oauth2/authorization/organisation")))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(asking.headers().firstValue("Location")).hasValueSatisfying(address -> assertThat(address)
                .contains("response_type=code", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256"));
    }

    @Test
    void passwords_of_ours_are_for_emergencies_only() {
        var program = new Elsewhere(port);

        assertThat(program.asks("127.0.0.5", "chen", People.PASSWORD).status()).isEqualTo(401);
        assertThat(program.asks("127.0.0.5", "admin", People.ADMIN_PASSWORD).status())
                .isNotEqualTo(401);
        assertThat(get("/login").body()).contains("/login/organisation", "for emergencies only");
    }

    @Test
    void signing_out_goes_on_to_the_provider() {
        signIn("sara.sales");

        assertThat(signOut().headers().firstValue("Refresh")).hasValueSatisfying(address -> assertThat(address)
                .contains(PROVIDER.issuer() + "/connect/logout", "id_token_hint="));
        assertThat(getJson("/api/customers").statusCode()).isEqualTo(401);
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private boolean refused(String login) {
        return signIn(login).uri().toString().endsWith("/login?error&organisation");
    }

    /** As a browser does it: from our page to the provider's, which asks for login and password, and back. */
    private HttpResponse<String> signIn(String login) {
        var asked = get("/login/organisation");
        if (!asked.uri().toString().startsWith(PROVIDER.issuer() + "/login")) {
            return asked;
        }
        return fill(asked, PROVIDER.issuer() + "/login", Map.of("username", login, "password", "provider"));
    }

    private HttpResponse<String> signOut() {
        return fill(get("/password"), at("/logout"), Map.of());
    }

    private HttpResponse<String> fill(HttpResponse<String> page, String address, Map<String, String> fields) {
        var token = CSRF.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(at(path))).header("Accept", "text/html"));
    }

    private HttpResponse<String> getJson(String path) {
        return send(HttpRequest.newBuilder(URI.create(at(path))).header("Accept", "application/json"));
    }

    /** Another host name than the provider's, for cookies know no ports. */
    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private String person(String login) {
        return database.sql("select role || ' ' || name from person where login = ?")
                .param(login)
                .query(String.class)
                .single();
    }
}
