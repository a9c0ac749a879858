package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("A journey is turned aside on the customer's page")
class CoursePagesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Browser chen;
    private String page = "";

    @BeforeEach
    void chen_brings_a_customer_in_and_takes_it_up() {
        people.hired();
        chen = Browser.of(port, "chen");
        var name = "Turned " + UUID.randomUUID().toString().substring(0, 8);
        page = chen.location(chen.postForm("/customers/new", "/customers/new", Map.of("name", name)));
        assertThat(chen.get(page).body()).contains("/take-up\"").doesNotContain("id=\"turn-pause\"");
        assertThat(post(chen, "/take-up", Map.of()).statusCode()).isEqualTo(302);
        assertThat(chen.get(page).body()).contains("Research customer").doesNotContain("/take-up\"");
    }

    @Test
    @DisplayName("ST-02: what was typed stays, and the fault stands beside its field in the page's words")
    void a_pause_until_yesterday_is_refused_and_nothing_typed_is_lost() {
        var yesterday = LocalDate.now().minusDays(1).toString();
        var answer = post(chen, "/journey/pause", Map.of("until", yesterday, "reason", "<b>Season</b>"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"" + yesterday + "\"", "&lt;b&gt;Season&lt;/b&gt;</textarea>")
                .contains("<em class=\"wrong\">Until ");
        assertThat(answer.body()).contains("<details id=\"turn-pause\" open=\"open\">");
        assertThat(chen.get(page).body()).contains("Research customer");
        lost();
    }

    @Test
    @DisplayName("ST-03: paused, resumed, given up, with an answer in words each time")
    void a_customer_is_paused_resumed_and_given_up() {
        var until = LocalDate.now().plusDays(30).toString();
        assertThat(post(chen, "/journey/pause", Map.of("until", until, "reason", "Season"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(page).body())
                .contains("paused until " + until, "id=\"turn-resume\"")
                .doesNotContain("id=\"turn-pause\"");
        assertThat(post(chen, "/journey/resume", Map.of()).statusCode()).isEqualTo(302);
        lost();
        assertThat(chen.get(page).body()).contains("/take-up\"").doesNotContain("id=\"turn-lose\"");
    }

    @Test
    @DisplayName("ST-01, A-06: a salesperson hands over and asks for help, but moves nobody past a gate")
    void who_may_do_what_on_the_page() {
        assertThat(chen.get(page).body()).doesNotContain("id=\"turn-redirect\"");
        assertThat(post(chen, "/journey/redirect", Map.of("stage", "B1", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(chen, "/journey/hand-over", Map.of("to", "liu", "reason", "On leave"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(post(chen, "/journey/help", Map.of("question", "How do we reach the owner?"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(page).body())
                .contains("offers this customer to", "Help with customer")
                .doesNotContain("id=\"turn-hand-over\"", "id=\"turn-help\"");
        assertThat(post(chen, "/journey/hand-over", Map.of("to", "liu", "reason", "Again"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(chen, "/journey/nothing", Map.of()).statusCode()).isEqualTo(404);

        var li = Browser.of(port, "li");
        assertThat(post(li, "/journey/redirect", Map.of("stage", "B1", "reason", "The owner asked for it"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(page).body()).contains("Arrange meeting");
        assertThat(post(Browser.of(port, "yang"), "/journey/release", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        lost();
    }

    private void lost() {
        assertThat(post(chen, "/journey/lose", Map.of("lossReason", "NO_NEED")).statusCode())
                .isEqualTo(302);
    }

    private HttpResponse<String> post(Browser browser, String path, Map<String, String> fields) {
        return browser.postForm(browser == chen ? page : "/customers/new", page + path, fields);
    }
}
