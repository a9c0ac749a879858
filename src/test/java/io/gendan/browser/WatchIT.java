package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The watch on payloads is awake itself: what does run it sees, early and late, and no test ends well. */
@NeedsChromium
@GendanTest
class WatchIT {

    private static final String IMAGE = "<p>\"><img src=x onerror=__hit=1></p>";

    private static final String FIELD = "text => { document.body.replaceChildren(document.createElement('input'));"
            + " document.querySelector('input').value = text; }";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    private Desk desk;
    private Page page;

    @BeforeEach
    void chen_is_at_the_desk() {
        people.hired();
        desk = desks.of("chen");
        page = desk.page();
    }

    @Test
    @DisplayName("A payload that runs on the page that is looked at is seen")
    void running_payload_is_seen() {
        var watch = new Watch(desk);
        // away from Tasklist, whose own policy would keep it from running
        page.navigate("about:blank");
        page.waitForRequest("**/x", () -> page.setContent("<base href='http://127.0.0.1:9/'>" + IMAGE));
        page.evaluate("() => document.querySelector('p').replaceChildren('gone')");

        assertThatThrownBy(() -> watch.isQuiet("a page that held it"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("script ran: 1");
        desk.forgetsErrors();
    }

    @Test
    @DisplayName("A payload that runs after the look, on a page that was left since, fails the test at its end")
    void late_payload_is_seen() {
        var watch = new Watch(desk);
        page.navigate("about:blank");
        page.setContent("<p>Nothing here</p>");
        watch.isQuiet("a page on which nothing has run yet");
        page.evaluate("() => { window.__hit = 2; }");
        page.navigate("about:blank");

        assertThatThrownBy(desks::haveNoErrors)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("script ran: 2");
        desk.forgetsErrors();
    }

    @Test
    @DisplayName("So is one that runs in a frame, asks, or is kept from running by the policy of a page alone")
    void other_payloads_are_seen() {
        page.evaluate("() => document.body.insertAdjacentHTML('beforeend', \"<b onclick='__hit=3'>x</b>\")");
        assertThatThrownBy(() -> new Watch(desk).isQuiet("Tasklist"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kept from running");
        desk.forgetsErrors();

        page.navigate("about:blank");
        page.setContent("<iframe srcdoc='<script>window.__hit = 4; alert(1)</script>'></iframe>");
        assertThatThrownBy(desks::haveNoErrors)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("script ran: 4")
                .hasMessageContaining("script ran: alert");
        desk.forgetsErrors();
    }

    @Test
    @DisplayName("So is a template that is worked out, in every payload; a number with its digits is none")
    void worked_out_payloads_are_seen() {
        var watch = new Watch(desk);
        page.navigate("about:blank");
        var payloads = Stream.of(10, 50, 200, 2_000).map(Payload::of).distinct().toList();
        assertThat(payloads).hasSize(4);
        for (var payload : payloads) {
            var once = payload.replace(Payload.TEMPLATE, "7063");
            for (var text : List.of(once, once.replace("${7*1009}", "7063"))) {
                page.evaluate(FIELD, text);
                assertThatThrownBy(() -> watch.isQuiet("a page that works it out"))
                        .as(text)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("worked out");
            }
            page.evaluate(FIELD, payload + " 18432495707063, 1c57063a, 010-67063123");
            assertThat(watch.isQuiet("a page that shows it")).isTrue();
        }
    }
}
