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
import org.springframework.mock.web.MockHttpSession;
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
    OpenSessions sessions;

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
        chenIsSignedIn();
        var request = new MockHttpServletRequest("GET", CUSTOMERS);
        var begun = Instant.ofEpochMilli(request.getSession().getCreationTime());
        var limits = new SessionLimits(Duration.ofDays(1), Duration.ofHours(12));
        var check = new SessionCheck(accounts, sessions, problems, limits, () -> begun.plus(Duration.ofHours(hours)));

        check.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(SecurityContextHolder.getContext().getAuthentication() != null)
                .isEqualTo(goesOn);
        assertThat(request.getSession(false) != null).isEqualTo(goesOn);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /api/tasks/4711/story, true",
        "POST, /camunda/api/engine/engine/default/filter/4711/list, false",
        "GET, /camunda/api/engine/engine/default/task/4711, false"
    })
    void what_an_open_page_asks_by_itself_keeps_no_session_alive(String method, String path, boolean ours)
            throws Exception {
        var session = new MockHttpSession();
        var poll = request(method, path);
        if (ours) {
            poll.addHeader(Polls.HEADER, "true");
        }
        var lasted = 0;
        for (chenIsSignedIn(); isSignedIn(); lasted++) {
            // a tab that lies open: a poll each minute
            ask(session, poll, Duration.ofMinutes(lasted));
            assertThat(lasted).isLessThan(200);
        }
        assertThat(Duration.ofMinutes(lasted - 1)).isEqualTo(Duration.ofMinutes(121));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void a_session_goes_on_as_long_as_somebody_uses_it() throws Exception {
        var session = new MockHttpSession();
        chenIsSignedIn();
        var poll = request("POST", "/camunda/api/engine/engine/default/filter/4711/list");
        for (int minutes = 0; minutes <= 300; minutes += 100) {
            // opens a task, and lets it lie
            ask(
                    session,
                    request("GET", "/camunda/api/engine/engine/default/task/4711/form"),
                    Duration.ofMinutes(minutes));
            ask(session, poll, Duration.ofMinutes(minutes + 99));
        }
        assertThat(isSignedIn()).isTrue();

        ask(session, poll, Duration.ofMinutes(421));
        assertThat(isSignedIn()).as("two hours after the last use").isFalse();
    }

    @Test
    void whose_session_nobody_used_comes_to_the_sign_in() {
        var tab = Browser.of(port, "chen");
        assertThat(tab.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        database.sql("update person set session_epoch = session_epoch + 1 where login = 'chen'")
                .update();

        var poll = tab.get("/api/tasks/4711/story", Polls.HEADER, "true");
        assertThat(poll.statusCode()).isEqualTo(401);
        assertThat(tab.location(tab.get("/camunda/app/tasklist/default/"))).isEqualTo("/login");
    }

    private void chenIsSignedIn() {
        var person = accounts.loadUserByUsername("chen");
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    private static boolean isSignedIn() {
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    private void ask(MockHttpSession session, MockHttpServletRequest request, Duration later) throws Exception {
        var again = request(request.getMethod(), request.getServletPath());
        if (request.getHeader(Polls.HEADER) != null) {
            again.addHeader(Polls.HEADER, "true");
        }
        again.setSession(session);
        var now = Instant.ofEpochMilli(session.getCreationTime()).plus(later);
        var limits = new SessionLimits(Duration.ofHours(2), Duration.ofHours(12));
        new SessionCheck(accounts, sessions, problems, limits, () -> now)
                .doFilter(again, new MockHttpServletResponse(), new MockFilterChain());
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

        assertThat(hashOf("huang")).as("the cost that bench measured").startsWith("{bcrypt}$2a$11$");
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
