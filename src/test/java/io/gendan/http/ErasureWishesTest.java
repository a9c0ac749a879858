package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01 A wish for an erasure is on the trail, and not everybody's to take back")
class ErasureWishesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient database;

    private String number = "";

    @BeforeEach
    void a_customer_of_chens() {
        people.hired();
        number = cases.known("chen");
    }

    @AfterEach
    void wang_works_here() {
        database.sql("update person set active = true where login = 'wang'").update();
    }

    @Test
    @DisplayName(
            "D-01 A director's wish is taken back by the director, or by whoever may carry it out, by no other leader")
    void taken_back() {
        var first = ask("wang");
        var refused = as("li").post(path("/erasures/" + first + "/withdrawal"), null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("privacy.notYoursToTakeBack");
        assertThat(refused.toString()).contains("whoever asked for it");
        var page = "/customers/" + number + "/privacy";
        assertThat(Browser.of(port, "li").get(page).body()).doesNotContain("/erasures/" + first + "/withdraw");
        assertThat(Browser.of(port, "zhao").get(page).body()).contains("/erasures/" + first + "/withdraw");

        assertThat(as("zhao")
                        .post(path("/erasures/" + first + "/withdrawal"), null)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("WITHDRAWN");
        var second = ask("li");
        assertThat(as("zhao")
                        .post(path("/erasures/" + second + "/withdrawal"), null)
                        .code())
                .as("neither of both is a director")
                .isEqualTo("privacy.notYoursToTakeBack");
        assertThat(as("li").post(path("/erasures/" + second + "/withdrawal"), null)
                        .status())
                .isEqualTo(200);

        assertThat(told()).containsExactly("wang customer", "zhao takenBack", "li customer", "li takenBack");
    }

    @Test
    @DisplayName("D-01 Who has left the company answers for no erasure: a director who works here does it")
    void asked_by_one_who_left() {
        var wish = ask("wang");
        database.sql("update person set active = false where login = 'wang'").update();

        var refused = as("zhao").post(path("/erasures/" + wish + "/confirmation"), null);
        assertThat(refused.code()).isEqualTo("privacy.directorNeeded");
        assertThat(Browser.of(port, "zhao")
                        .get("/customers/" + number + "/privacy")
                        .body())
                .doesNotContain("typedNumber");

        database.sql("update person set active = true where login = 'wang'").update();
        assertThat(as("zhao")
                        .post(path("/erasures/" + wish + "/confirmation"), null)
                        .status())
                .isEqualTo(200);
    }

    private long ask(String login) {
        var asked = as(login).post(path("/erasures"), Map.of("reason", "A letter"));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        return asked.json().path("id").asLong();
    }

    private List<String> told() {
        return database.sql("""
                        select actor || ' ' || (details ->> 'what') from audit_entry
                        where kind = 'ERASURE_WISH' and subject = ? order by id
                        """).param(number).query(String.class).list();
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
