package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
class D07DuplicatesPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Browser chen;
    private Browser li;
    private String one = "";
    private String other = "";

    @BeforeEach
    void chen_brings_the_same_customer_in_twice() {
        people.hired();
        chen = Browser.of(port, "chen");
        li = Browser.of(port, "li");
        one = number(Map.of("name", "Paged " + mark, "phone", "13800000001"));
        other = number(Map.of("name", "Paged <b> " + mark, "phone", "13800000002"));
    }

    @Test
    @DisplayName("D-07 a manager compares two customers field by field, puts them together, and takes them apart again")
    void compared_merged_undone() {
        assertThat(chen.postForm("/duplicates", "/duplicates/propose", Map.of("one", one, "other", other))
                        .statusCode())
                .isEqualTo(302);
        assertThat(pageOfPair())
                .contains(
                        "Paged &lt;b&gt; " + mark, "proposed by a colleague", "/customers/" + one + "/merge/" + other);
        var merging = "/customers/" + one + "/merge/" + other;
        assertThat(li.get(merging).body())
                .contains("name=\"side.phone\"", "13800000001", "13800000002", "Put together")
                .doesNotContain("name=\"side.owner\"");

        var merged = li.postForm(merging, merging, Map.of("side.phone", "MERGED"));

        assertThat(li.location(merged)).endsWith("/customers/" + one);
        assertThat(li.get("/customers/" + one).body()).contains("13800000002");
        assertThat(li.location(li.get("/customers/" + other))).endsWith("/customers/" + one);
        var lately = li.get("/duplicates").body();
        assertThat(lately).contains("Put together lately", "(" + other + ")");
        var undo = lately.substring(lately.indexOf("/customers/" + one + "/merges/"));
        li.postForm("/duplicates", undo.substring(0, undo.indexOf('"')), Map.of());
        assertThat(li.get("/duplicates").body()).contains("The two customers are apart again");
        assertThat(li.get("/customers/" + other).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D-07 a salesperson gets no form to merge, and what can't be done is told on the page")
    void refused_in_words() {
        assertThat(chen.get("/customers/" + one + "/merge/" + other).statusCode())
                .isEqualTo(403);
        chen.postForm("/duplicates", "/duplicates/not-same", Map.of("one", one, "other", other));
        assertThat(chen.get("/duplicates").body()).contains("Propose it to one of them");
        var itself = "/customers/" + one + "/merge/" + one;
        assertThat(li.get(itself).statusCode()).isEqualTo(400);
    }

    /** The page of the list on which the two stand: surer ones, of other stories, stand before them. */
    private String pageOfPair() {
        int page = 0;
        var shown = li.get("/duplicates").body();
        while (!shown.contains(mark) && shown.contains("/duplicates?page=" + (page + 1))) {
            page++;
            shown = li.get("/duplicates?page=" + page).body();
        }
        return shown;
    }

    private String number(Map<String, String> typed) {
        var page = chen.location(chen.postForm("/customers/new", "/customers/new", typed));
        return page.substring(page.lastIndexOf('/') + 1);
    }
}
