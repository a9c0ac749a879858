package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("Where people are signed in")
class OpenSessionsTest {

    private static final String CUSTOMERS = "/api/customers";
    private static final String SESSIONS = "/api/me/sessions";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate program;

    @BeforeEach
    void nobody_is_signed_in() {
        people.hired();
        database.sql("delete from open_session where login in ('huang', 'yang')")
                .update();
    }

    @Test
    void one_of_several_is_ended_from_another() {
        var here = Browser.of(port, "huang");
        var there = Browser.of(port, "huang");
        var third = Browser.of(port, "huang");
        var colleague = Browser.of(port, "yang");
        assertThat(here.get("/me").body())
                .contains("from the computer that Gendan runs on", "this one", "Sign out there")
                .doesNotContain("??");
        var handle = handleOf(there);

        assertThat(here.location(here.postForm("/me", "/me/sessions/" + handle + "/end", Map.of())))
                .isEqualTo("/me");

        assertThat(there.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
        assertThat(open(here)).as("here and the third one").hasSize(2);
        assertThat(third.getJson(CUSTOMERS).statusCode()).isEqualTo(200);

        here.postForm("/me", "/me/sessions/end-others", Map.of());

        assertThat(third.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
        assertThat(here.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        assertThat(colleague.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        assertThat(here.get("/me").body()).contains("this one").doesNotContain("Sign out there");
        assertThat(database.sql("select distinct details ->> 'what' from audit_entry where actor = 'huang'"
                                + " and kind = 'SIGNED_OUT'")
                        .query(String.class)
                        .list())
                .contains("one", "others");
    }

    @Test
    void what_an_open_page_asks_by_itself_is_no_use() {
        var huang = Browser.of(port, "huang");
        database.sql("update open_session set used_at = used_at - interval '5 minutes' where login = 'huang'")
                .update();
        var before = usedAt();

        huang.get(CUSTOMERS, "X-Gendan-Poll", "true");
        assertThat(usedAt()).isEqualTo(before);

        huang.getJson(CUSTOMERS);
        assertThat(usedAt()).isAfter(before);
    }

    private OffsetDateTime usedAt() {
        return database.sql("select used_at from open_session where login = 'huang'")
                .query(OffsetDateTime.class)
                .single();
    }

    @Test
    void nobody_ends_or_learns_of_a_session_of_somebody_else() {
        var huang = Browser.of(port, "huang");
        var yang = Browser.of(port, "yang");
        var handle = handleOf(huang);

        yang.postForm("/me", "/me/sessions/" + handle + "/end", Map.of());
        assertThat(program.withBasicAuth("yang", People.PASSWORD)
                        .exchange(SESSIONS + "/" + handle, HttpMethod.DELETE, null, Map.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);

        assertThat(huang.getJson(CUSTOMERS).statusCode()).isEqualTo(200);
        assertThat(yang.getJson(SESSIONS).body()).doesNotContain(handle);
    }

    @Test
    void who_signs_out_or_is_signed_out_leaves_the_list() {
        var huang = Browser.of(port, "huang");
        Browser.of(port, "huang").postForm("/me", "/logout", Map.of());
        var admin = Browser.of(port, "admin");
        assertThat(admin.get("/staff/huang").body()).contains("Signed in at one place.");

        admin.postForm("/staff/huang", "/staff/huang/sign-out", Map.of());

        assertThat(admin.get("/staff/huang").body()).contains("Not signed in anywhere.");
        assertThat(huang.getJson(CUSTOMERS).statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_nobody_has_used_for_too_long_is_none() {
        var here = Browser.of(port, "huang");
        var left = handleOf(Browser.of(port, "huang"));
        database.sql("update open_session set used_at = used_at - interval '3 hours' where handle = ?::uuid")
                .param(left)
                .update();

        assertThat(open(here))
                .extracting(session -> session.path("handle").asText())
                .doesNotContain(left);
    }

    @Test
    void when_it_was_used_last_is_noted_to_the_minute() {
        var here = Browser.of(port, "huang");
        database.sql("update open_session set used_at = used_at - interval '1 hour' where login = 'huang'")
                .update();
        var before = lastUsed();

        here.getJson(CUSTOMERS);

        assertThat(lastUsed()).isNotEqualTo(before);
    }

    @Test
    void the_session_id_is_nowhere_but_in_the_cookie() {
        var here = Browser.of(port, "huang");
        var rows = database.sql("select row_to_json(open_session)::text from open_session where login = 'huang'")
                .query(String.class)
                .list();

        assertThat(here.get("/me").body()).doesNotContain(here.cookie("JSESSIONID"));
        assertThat(String.join("", rows)).contains("127.0.0.1").doesNotContain(here.cookie("JSESSIONID"));
    }

    @Test
    void auditors_see_theirs_too() {
        database.sql("update person set role = 'AUDITOR' where login = 'huang'").update();
        try {
            var auditor = Browser.of(port, "huang");
            assertThat(auditor.get("/me").body()).contains("this one").doesNotContain("E-mail", "??");
            assertThat(auditor.postForm("/me", "/me", Map.of()).statusCode()).isEqualTo(403);
        } finally {
            database.sql("update person set role = 'SALESPERSON' where login = 'huang'")
                    .update();
        }
    }

    private String handleOf(Browser browser) {
        return open(browser).stream()
                .filter(session -> session.path("here").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("handle")
                .asText();
    }

    private static List<JsonNode> open(Browser browser) {
        var sessions = new ArrayList<JsonNode>();
        try {
            new ObjectMapper()
                    .readTree(browser.getJson(SESSIONS).body())
                    .path("items")
                    .forEach(sessions::add);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
        return sessions;
    }

    private String lastUsed() {
        return database.sql("select used_at::text from open_session where login = 'huang'")
                .query(String.class)
                .single();
    }
}
