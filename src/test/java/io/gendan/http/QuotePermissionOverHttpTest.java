package io.gendan.http;

import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.http.Program.Answer;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A-10: quotes in stage A, over HTTP")
class QuotePermissionOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    private String number = "";

    @BeforeEach
    void chen_prepares_a_contact() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
        stories.of(number).completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_customer_is_given_up() {
        assertThat(as("wang")
                        .post(at("/journey/lose"), Map.of("lossReason", "NO_NEED"))
                        .status())
                .isEqualTo(200);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-10: Tasklist says what was found where and advises to invite; a manager's permission lets it pass")
    void tasklist_refuses_and_a_manager_allows() {
        var refused = tasklist();
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("message").asText())
                .contains("invite the customer to a meeting", "\"Script\" quotes \"三万块\"");

        assertThat(as("chen")
                        .post(at("/quote-permission"), Map.of("reason", "Asked"))
                        .code())
                .isEqualTo("contact.quotesAllowedByLeaders");
        assertThat(as("sun")
                        .post(at("/quote-permission"), Map.of("reason", "Asked"))
                        .status())
                .isEqualTo(404);
        var unexplained = as("li").post(at("/quote-permission"), Map.of());
        assertThat(unexplained.status()).isEqualTo(400);
        assertThat(unexplained.json().findValuesAsText("field")).containsExactly("reason");
        var allowed = as("li").post(at("/quote-permission"), Map.of("reason", "It stood in the press"));
        assertThat(allowed.status()).as(allowed.toString()).isEqualTo(201);

        assertThat(tasklist().status()).isEqualTo(204);
    }

    @Test
    @DisplayName("A-10: a manager allows it on the customer's page, where a salesperson sees no such thing")
    void a_manager_allows_on_the_page() {
        var path = "/customers/" + number;
        assertThat(Browser.of(port, "chen").get(path).body()).doesNotContain("/quote-permission");
        var li = Browser.of(port, "li");
        var unexplained = li.postForm(path, path + "/quote-permission", Map.of("reason", " "));
        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(unexplained.body()).contains("Reason is missing");

        var allowed = li.postForm(path, path + "/quote-permission", Map.of("reason", "It stood in the press"));
        assertThat(allowed.statusCode()).isEqualTo(302);
        assertThat(li.get(path).body()).contains("Quote allowed in stage A", "It stood in the press");
    }

    private Answer tasklist() {
        var prepared = preparation("PHONE");
        prepared.put("script", "一年三万块");
        var chen = Browser.of(port, "chen");
        chen.get("/camunda/app/tasklist/default/");
        var answer = chen.send(
                "POST",
                "/camunda/api/engine/engine/default/task/"
                        + stories.of(number).task("UserTask_PrepareContact").taskId() + "/submit-form",
                Program.submission(prepared));
        return new Answer(answer.statusCode(), answer);
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String at(String path) {
        return "/api/customers/" + number + path;
    }
}
