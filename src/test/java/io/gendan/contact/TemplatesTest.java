package io.gendan.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.http.Program;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A-05: templates of messages")
class TemplatesTest {

    @Autowired
    People people;

    @LocalServerPort
    int port;

    private Program li;

    @BeforeEach
    void li_manages_a_team() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        li = Program.of(port, "li");
    }

    @AfterEach
    void nothing_is_offered_any_more() {
        for (JsonNode item : li.get("/api/templates").json().path("items")) {
            li.send("DELETE", "/api/templates/" + item.path("id").asLong(), null);
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-05: leaders write and revise them, every version stays, salespeople read them")
    void versions() {
        var first = li.post("/api/templates", Map.of("name", "Study 研究", "subject", "Our study", "text", "Dear {me}"));
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        var at = "/api/templates/" + first.json().path("id").asLong();
        assertThat(Program.of(port, "wang")
                        .post(at + "/versions", Map.of("text", "Dear {contactPerson}"))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        var chen = Program.of(port, "chen");
        assertThat(chen.get("/api/templates").json().path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("text").asText()).isEqualTo("Dear {contactPerson}"));
        var versions = chen.get(at + "/versions").json().path("items");
        assertThat(versions.findValuesAsText("text")).containsExactly("Dear {contactPerson}", "Dear {me}");
        assertThat(versions.findValuesAsText("author")).containsExactly("wang", "li");

        assertThat(li.send("DELETE", at, null).status()).isEqualTo(204);
        assertThat(chen.get("/api/templates").json().path("total").asInt()).isZero();
        assertThat(chen.get(at + "/versions").json().path("total").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("A-05: salespeople write none; what is wrong is named; a name is there once")
    void refused() {
        var chen = Program.of(port, "chen");
        assertThat(chen.post("/api/templates", Map.of("name", "Mine", "text", "Hello"))
                        .code())
                .isEqualTo("template.byLeaders");
        var wrong = new HashMap<String, Object>(Map.of("name", "x".repeat(101), "text", "\u0007"));
        wrong.put("subject", "x".repeat(201));
        var answer = li.post("/api/templates", wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.http().body()).contains("template.invalid", "name", "text", "subject");
        assertThat(li.post("/api/templates", Map.of()).code()).isEqualTo("template.invalid");
        li.post("/api/templates", Map.of("name", "Once", "text", "Hello"));
        assertThat(li.post("/api/templates", Map.of("name", "ONCE", "text", "Hello"))
                        .code())
                .isEqualTo("template.nameTaken");
        assertThat(li.get("/api/templates/999999/versions").status()).isEqualTo(404);
        assertThat(li.post("/api/templates/999999/versions", Map.of("text", "Hello"))
                        .status())
                .isEqualTo(404);
        assertThat(li.send("DELETE", "/api/templates/999999", null).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A-05: a template out of use is written no more; its name is free, and its versions count on")
    void out_of_use() {
        var first = li.post("/api/templates", Map.of("name", "Autumn", "text", "Hello"))
                .json();
        var versions = "/api/templates/" + first.path("id").asLong() + "/versions";
        int last = first.path("version").asInt();
        li.send("DELETE", "/api/templates/" + first.path("id").asLong(), null);

        var revised = li.post(versions, Map.of("text", "Hello again"));
        assertThat(revised.status()).isEqualTo(409);
        assertThat(revised.code()).isEqualTo("template.retired");

        var second = li.post("/api/templates", Map.of("name", "Autumn", "text", "Welcome"));
        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(second.json().path("version").asInt())
                .as("what the record calls \"Autumn v" + last + "\" is the old one for ever")
                .isEqualTo(last + 1);
        assertThat(li.post("/api/templates", Map.of("name", "autumn", "text", "Hello"))
                        .code())
                .isEqualTo("template.nameTaken");
    }

    @Test
    @DisplayName("The page keeps what was typed, shows earlier versions, and offers salespeople no form")
    void the_page() {
        var browser = Browser.of(port, "li");
        var wrong = browser.postForm("/templates", "/templates", Map.of("name", "", "text", "Dear typed person"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Dear typed person", "Name is missing");
        var kept = browser.postForm("/templates", "/templates", Map.of("name", "Greeting", "text", "Dear first"));
        assertThat(kept.statusCode()).isEqualTo(302);
        var id = li.get("/api/templates").json().path("items").get(0).path("id").asText();
        browser.postForm("/templates", "/templates", Map.of("id", id, "text", "<b>Dear</b> second"));
        assertThat(browser.get("/templates").body())
                .contains("Greeting", "version 2", "Dear first", "&lt;b&gt;Dear&lt;/b&gt; second", "<textarea");
        assertThat(Browser.of(port, "chen").get("/templates").body())
                .contains("Greeting")
                .doesNotContain("<textarea");
    }

    @Test
    @DisplayName("What lies in the outbox is for administrators to see")
    void outbox() {
        assertThat(Program.of(port, "admin").get("/api/outbox").status()).isEqualTo(200);
        for (var login : List.of("chen", "li", "wang")) {
            assertThat(Program.of(port, login).get("/api/outbox").status())
                    .as(login)
                    .isEqualTo(403);
        }
    }
}
