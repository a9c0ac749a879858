package io.gendan.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.servlet.HandlerExceptionResolver;

@GendanTest
@DisplayName("Sessions and when they end")
class SessionsTest {

    private static final String CUSTOMERS = "/api/customers";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate program;

    @Autowired
    Accounts accounts;

    @Autowired
    @Qualifier("handlerExceptionResolver")
    HandlerExceptionResolver problems;

    @Autowired
    ServletWebServerApplicationContext server;

    @BeforeEach
    void people() {
        people.hired();
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest(name = "after {0} hours it goes on: {1}")
    @CsvSource({"11, true", "13, false"})
    void a_session_lasts_twelve_hours_at_most(int hours, boolean goesOn) throws Exception {
        var person = accounts.loadUserByUsername("chen");
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        var request = new MockHttpServletRequest("GET", CUSTOMERS);
        var begun = Instant.ofEpochMilli(request.getSession().getCreationTime());
        var check =
                new SessionCheck(accounts, problems, Duration.ofHours(12), () -> begun.plus(Duration.ofHours(hours)));

        check.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(SecurityContextHolder.getContext().getAuthentication() != null)
                .isEqualTo(goesOn);
        assertThat(request.getSession(false) != null).isEqualTo(goesOn);
    }

    @Test
    void two_hours_without_a_request_end_a_session() {
        assertThat(server.getServletContext().getSessionTimeout()).isEqualTo(120);
    }

    @Test
    void another_role_ends_the_session() {
        var browser = Browser.of(port, "huang");
        assertThat(browser.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        database.sql("update person set role = 'ACCOUNT_MANAGER' where login = 'huang'")
                .update();
        try {
            assertThat(browser.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
        } finally {
            database.sql("update person set role = 'SALESPERSON' where login = 'huang'")
                    .update();
        }
        assertThat(browser.getJson(CUSTOMERS).statusCode())
                .as("it does not come back")
                .isEqualTo(401);
    }

    @Test
    void signing_out_everywhere_ends_every_session_of_that_person_alone() {
        var here = Browser.of(port, "huang");
        var there = Browser.of(port, "huang");
        var colleague = Browser.of(port, "yang");

        assertThat(here.location(here.postForm("/password", "/password/sign-out", Map.of())))
                .isEqualTo("/login?out");

        assertThat(here.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
        assertThat(there.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
        assertThat(colleague.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        assertThat(Browser.of(port, "huang").getJson(CUSTOMERS).statusCode()).isEqualTo(200);
    }

    @Test
    void five_wrong_current_passwords_end_the_sessions() {
        var browser = Browser.of(port, "huang");
        var guess = Map.of("current", "a guess", "chosen", "a heron by the mill", "repeated", "a heron by the mill");
        try {
            for (int time = 1; time <= 5; time++) {
                assertThat(browser.getJson(CUSTOMERS).statusCode())
                        .as("before guess " + time)
                        .isEqualTo(200);
                browser.postForm("/password", "/password", guess);
            }

            assertThat(browser.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
            assertThat(database.sql("select count(*) from audit_entry where subject = 'huang'"
                                    + " and kind = 'SIGN_IN_FAILED' and details ->> 'what' = 'within'")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            var again = Browser.of(port, "huang").postForm("/password", "/password", guess);
            assertThat(again.statusCode()).isEqualTo(429);
            assertThat(again.body()).contains("Too many wrong current passwords");
        } finally {
            database.sql("delete from sign_in_brake").update();
        }
    }

    @Test
    void a_session_of_milliseconds_is_refused_in_words() {
        assertThatThrownBy(() -> new SessionLimits(Duration.ofHours(2), Duration.ofMillis(12)))
                .hasMessageContaining("GENDAN_SESSION_LONGEST is 12 ms")
                .hasMessageContaining("12h");
    }

    @Test
    void an_old_hash_is_renewed_at_sign_in_and_the_session_stays() {
        database.sql("update person set password_hash = ? where login = 'huang'")
                .param("{bcrypt}" + new BCryptPasswordEncoder(4).encode(People.PASSWORD))
                .update();

        var browser = Browser.of(port, "huang");

        assertThat(hashOf("huang")).startsWith("{bcrypt}$2a$").doesNotContain("$04$");
        assertThat(browser.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        var answer =
                program.withBasicAuth("huang", People.PASSWORD).exchange(CUSTOMERS, HttpMethod.GET, null, Map.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void what_is_no_hash_is_nobodys_password() {
        var before = hashOf("huang");
        database.sql("update person set password_hash = 'none' where login = 'huang'")
                .update();
        try {
            assertThat(new Browser(port).signIn("huang", "none").headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/login?error"));
        } finally {
            database.sql("update person set password_hash = ? where login = 'huang'")
                    .param(before)
                    .update();
        }
    }

    private String hashOf(String login) {
        return database.sql("select password_hash from person where login = ?")
                .param(login)
                .query(String.class)
                .single();
    }
}
