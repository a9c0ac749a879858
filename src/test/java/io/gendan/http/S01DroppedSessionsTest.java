package io.gendan.http;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.Customers;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("S-01, S-11 A view stays its author's, also when the journey goes another way before the other is given")
class S01DroppedSessionsTest {

    private static final String SALESPERSON = "UserTask_GiveSalespersonView";
    private static final String MANAGER = "UserTask_GiveManagerView";

    /** The share in the decision that chen sees in the sealed view. */
    private static final String WEIGHT = "\"weight\"\\s*:\\s*73\\b";

    private static final Map<String, Map<String, Object>> WAYS = Map.of(
            "redirect", Map.of("stage", "A2", "reason", "They want another talk first"),
            "lose", Map.of("lossReason", "PRICE"),
            "release", Map.of("reason", "Nobody has time for them"));

    @LocalServerPort
    int port;

    @Autowired
    MeetingStories meetings;

    @Autowired
    Customers customers;

    @Autowired
    Records records;

    private Story story;
    private String number = "";

    @BeforeEach
    void a_meeting_was_held() {
        story = meetings.held("Gullhaven Boats", "B1", "2026-03-12T16:00:00+08:00");
        number = story.journey().number().value();
        customers.supplyIndustry(story.journey().number(), "Boats of " + number);
    }

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "lose", "release"})
    @DisplayName("ST-01, ST-03 Whoever leads reads no view by turning the journey aside")
    void a_salespersons_view_stays_sealed(String way) throws Exception {
        story.completes("chen", SALESPERSON, viewOfChen("of the first talk"));
        goes("li", way);

        nobodyReads(ofChen("of the first talk"), "li", "zhao", "wang");
        if (!way.equals("release")) {
            assertThat(record("chen")).contains(ofChen("of the first talk"));
        }
        assertThat(record("li")).contains("SESSION_DROPPED", "This view stays its author's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lose", "release"})
    @DisplayName("ST-03, S-15 Nor does the salesperson by giving the customer up, and other departments learn nothing")
    void a_managers_view_stays_sealed(String way) throws Exception {
        story.completes("li", MANAGER, viewOfLi());
        goes("chen", way);

        nobodyReads(ofLi(), "chen", "zhao", "wang");
        for (var other : List.of("chen", "sun", "wang")) {
            assertThat(Program.of(port, other).get("/api/industry-notes").http().body())
                    .as("industry notes for %s", other)
                    .doesNotContain(ofLi());
        }
        assertThat(record("li")).contains(ofLi());
    }

    @Test
    @DisplayName("S-01, N-14 What is said in the session of the next meeting opens, what was said before does not")
    void the_next_session_opens_its_own() throws Exception {
        story.completes("chen", SALESPERSON, viewOfChen("of the first talk"));
        goes("li", "redirect");
        Stories.itIs("2026-03-13T10:00:00+08:00");
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        Stories.itIs("2026-03-20T16:00:00+08:00");
        story.completes("chen", "UserTask_HoldMeeting", notes());

        story.completes("li", MANAGER, viewOfLi());
        nobodyReads(ofChen("of the first talk"), "li", "zhao", "wang");
        story.completes("chen", SALESPERSON, viewOfChen("of the second talk"));

        assertThat(record("li"))
                .contains(ofChen("of the second talk"))
                .contains(ofLi().get(0), ofLi().get(2))
                .doesNotContain(ofChen("of the first talk"));
        nobodyReads(ofChen("of the first talk"), "li", "zhao", "wang");
    }

    @Test
    @DisplayName("S-01 What both have given before the journey turned aside stays open")
    void both_given_stays_open() {
        story.completes("chen", SALESPERSON, viewOfChen("of the first talk")).completes("li", MANAGER, viewOfLi());
        goes("li", "redirect");
        assertThat(record("li")).contains(ofChen("of the first talk"));
        assertThat(record("chen")).contains(ofLi());
    }

    @Test
    @DisplayName("S-01 After a pause the session begins anew: no view opens by what was given before it")
    void a_pause_opens_nothing() throws Exception {
        story.completes("chen", SALESPERSON, viewOfChen("before the rest"));
        assertThat(Program.of(port, "li")
                        .post(at("/journey/pause"), Map.of("until", "2026-04-01", "reason", "They are on holiday"))
                        .status())
                .isBetween(200, 204);
        nobodyReads(ofChen("before the rest"), "li", "wang");
        assertThat(Program.of(port, "li").post(at("/journey/resume"), Map.of()).status())
                .isBetween(200, 204);
        story.completes("li", MANAGER, viewOfLi());
        assertThat(record("chen")).doesNotContain(ofLi());

        story.completes("chen", SALESPERSON, viewOfChen("after the rest"));
        assertThat(record("chen")).contains(ofLi());
        assertThat(record("li")).contains(ofChen("after the rest"));
    }

    @Test
    @DisplayName(
            "N-14 The record says that no session follows a meeting that was held, and who turned the journey aside")
    void the_dropped_session_is_on_record() {
        goes("li", "redirect");
        assertThat(records.latest(story.journey(), EntryKind.MEETING_CHANGE)).hasValueSatisfying(entry -> {
            assertThat(entry.author()).isEqualTo("li");
            assertThat(entry.content()).containsEntry("meetingOutcome", "SESSION_DROPPED");
        });
        assertThat(Browser.of(port, "chen").get("/customers/" + number).body())
                .contains("No analysis session: the journey went another way");
    }

    private void goes(String login, String way) {
        var answer = Program.of(port, login).post(at("/journey/" + way), WAYS.get(way));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    private void nobodyReads(List<String> secrets, String... readers) throws Exception {
        for (var login : readers) {
            var browser = Browser.of(port, login);
            for (var door : List.of("/record", "/decision-map", "/story", "/contact-book", "")) {
                var answer = browser.getJson(at(door));
                assertThat(answer.statusCode()).as("%s at %s", login, door).isEqualTo(200);
                assertThat(answer.body())
                        .as("%s at %s", login, door)
                        .doesNotContain(secrets)
                        .doesNotContainPattern(WEIGHT);
            }
            for (var page : List.of("", "/print", "/story")) {
                var answer = browser.get("/customers/" + number + page);
                assertThat(answer.statusCode()).as("%s at page %s", login, page).isEqualTo(200);
                assertThat(answer.body()).as("%s at page %s", login, page).doesNotContain(secrets);
            }
            assertThat(browser.getJson("/api/customers?q=" + secrets.get(0).replaceAll("[ ,].*", ""))
                            .body())
                    .as("%s searching", login)
                    .doesNotContain(secrets);
            // Of the pool nothing is taken out before somebody has claimed it.
            if (!login.equals("chen")
                    && customers.require(story.journey().number()).owner() != null) {
                assertThat(disclosure(login))
                        .as("%s taking it out", login)
                        .contains(number)
                        .doesNotContain(secrets)
                        .doesNotContainPattern(WEIGHT);
            }
        }
    }

    private String disclosure(String login) throws IOException, InterruptedException {
        var pair = (login + ":" + People.passwordOf(login)).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + at("/disclosure")))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String record(String login) {
        var answer = Program.of(port, login).get(at("/record"));
        assertThat(answer.status()).as(login).isEqualTo(200);
        return answer.http().body();
    }

    private String at(String door) {
        return "/api/customers/" + number + door;
    }

    /** Said of no other customer. */
    private List<String> ofChen(String talk) {
        return List.of("Quayword " + talk + ", " + number, "Looked at by all, " + talk, "The study " + talk);
    }

    private Map<String, Object> viewOfChen(String talk) {
        var view = new HashMap<>(salespersonView("DECISION_MAKER"));
        view.put("understanding", ofChen(talk).get(0));
        view.put(
                "participants",
                List.of(Map.of(
                        "name",
                        "Mr. Zhou",
                        "role",
                        "DECISION_MAKER",
                        "weight",
                        talk.endsWith("second talk") || talk.startsWith("after") ? 41 : 73,
                        "reason",
                        ofChen(talk).get(1))));
        view.put("nextContactContent", ofChen(talk).get(2));
        return view;
    }

    private List<String> ofLi() {
        return List.of("Dealers first at " + number, "98765431", "Yards lie still in winter, " + number);
    }

    private Map<String, Object> viewOfLi() {
        var view = new HashMap<>(managerView("DECISION_MAKER"));
        view.put("attention", ofLi().get(0));
        view.put("acceptableFee", 98765431);
        view.put("industryNotes", ofLi().get(2));
        return view;
    }
}
