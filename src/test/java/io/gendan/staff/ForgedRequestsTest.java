package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("A page of another site can't use the password that a browser keeps, over plain HTTP neither")
class ForgedRequestsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private final String name = "Forged " + UUID.randomUUID();

    @BeforeEach
    void people_work_here() {
        people.hired();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, https://localhost:PORT",
        "Origin, http://localhost",
        "Origin, http://localhost:PORT.evil.example",
        "Origin, http://local host",
        "Referer, http://evil.example/form.html",
        "Referer, http://localhost:PORT.evil.example/",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void a_strange_page_changes_nothing(String header, String value) {
        var answer = Program.of(port, "chen").post("/api/customers", json(), header, value.replace("PORT", "" + port));

        assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
        assertThat(known()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Origin", "Referer"})
    void our_own_pages_may(String header) {
        var own = "http://localhost:" + port + (header.equals("Referer") ? "/api/docs" : "");

        assertThat(Program.of(port, "chen")
                        .post("/api/customers", json(), header, own)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void programs_say_nothing_of_the_kind_and_are_let_in() {
        assertThat(Program.of(port, "chen").post("/api/customers", json()).status())
                .isEqualTo(201);
        assertThat(Program.nobody(port).get("/api/customers").header("WWW-Authenticate"))
                .startsWith("Basic");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept | text/html,application/xhtml+xml,*/*;q=0.8",
                "Origin | http://evil.example",
                "Referer | http://evil.example/",
                "Cookie | a=b",
                "Sec-Fetch-Site | none"
            })
    void no_browser_is_made_to_ask_for_a_password_and_keep_it(String header, String value) {
        var refused = Program.nobody(port).get("/api/customers", header, value);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_session_needs_the_pages_token_wherever_it_comes_from() {
        var chen = Browser.of(port, "chen");

        assertThat(chen.send("POST", "/api/customers", json()).statusCode()).isEqualTo(403);
        assertThat(known()).isZero();
    }

    private String json() {
        return "{\"name\": \"" + name + "\"}";
    }

    private long known() {
        return database.sql("select count(*) from customer where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
