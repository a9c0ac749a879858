package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.engine.Words;
import io.gendan.support.GendanTest;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every method of the engine's interfaces answers everybody as docs/rights.md says")
class EngineDoorsTest {

    private static final Set<String> SEE_THE_CUSTOMER = Set.of("owner", "manager", "senior", "director", "principal");

    /** Who is asked for a task of another customer, and gets of this one what any salesperson elsewhere gets. */
    private static final String ANYBODY_ELSE = "elsewhere";

    /** Refusals of what was sent to who is let in, by what they say. */
    private static final List<String> OF_CONTENT = List.of(
            "The form cannot be accepted like this.",
            "Filter does not returns a valid single result",
            "is not a binary",
            "does not refer to binary");

    /** The engine knows no cases here, and says so of one of its drawings in a way of its own. */
    private static final List<String> NONE_OF_THAT_KIND = List.of("no deployed case definition found");

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE", "OPTIONS");

    @LocalServerPort
    int port;

    @Autowired
    ServletContext servlets;

    @Autowired
    Cast cast;

    @Autowired
    EngineThings things;

    @Autowired
    TaskService tasks;

    @Autowired
    Words words;

    private final RightsTable table = RightsTable.read();
    private Cast.Case known;

    @BeforeAll
    void everybody_comes_in() {
        cast.comeIn(port);
        known = cast.pursued();
        things.make(cast.login("stranger"));
    }

    @AfterAll
    void everybody_leaves() {
        things.remove();
        cast.leave();
    }

    @Test
    void no_method_of_the_engine_is_missing_in_the_table() {
        var offered = MappedEndpoints.ofTheEngine(servlets);

        assertThat(offered).hasSizeGreaterThan(400);
        assertThat(offered.stream()
                        .filter(endpoint -> table.engineRowOf(endpoint).isEmpty()))
                .isEmpty();
        assertThat(table.engine().stream().filter(row -> offered.stream().noneMatch(row::covers)))
                .as("rows of docs/rights.md that no method of the engine fits")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everybody_gets_the_answer_of_the_table() {
        return MappedEndpoints.ofTheEngine(servlets).stream()
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> ask(endpoint)));
    }

    @Test
    void engine_rest_is_not_there_unless_it_is_switched_on() {
        for (var who : List.of("nobody", "owner", "director", "admin", "auditor")) {
            for (var path : List.of("", "/task", "/engine", "/engine/default/process-instance", "/user")) {
                assertThat(cast.visitor(who)
                                .send("GET", "/engine-rest" + path, null)
                                .statusCode())
                        .as("%s %s", who, path)
                        .isEqualTo(404);
            }
        }
    }

    /** What somebody is to get who asks for this customer. */
    private record Asked(
            String who,
            String expected,
            Cast.Case mine,
            String path,
            @Nullable String body) {}

    private record Answered(Asked asked, HttpResponse<String> answer) {}

    private void ask(Endpoint endpoint) {
        boolean reads = endpoint.method().equals("GET");
        var softly = new SoftAssertions();
        var asked = everybody(endpoint);
        // who only reads is in nobody's way
        (reads ? asked.parallelStream() : asked.stream())
                .map(one -> new Answered(one, cast.visitor(one.who).send(endpoint.method(), one.path, one.body)))
                .toList()
                .forEach(one -> judge(endpoint, one, softly));
        if (!WITHOUT_BODY.contains(endpoint.method())) {
            for (var one : asked) {
                softly.assertThat(
                                tasks.createTaskQuery().taskId(one.mine.task()).count())
                        .as("the task that %s asks for is open as before", one.who)
                        .isOne();
            }
        }
        softly.assertAll();
    }

    private List<Asked> everybody(Endpoint endpoint) {
        var answers = table.answers(table.engineRowOf(endpoint).orElseThrow());
        var asked = new ArrayList<Asked>();
        answers.forEach((who, expected) -> {
            if (!expected.equals("-")) {
                asked.add(asked(who, endpoint, expected, cast.lookedAt(who, known)));
            }
        });
        var elsewhere = answers.getOrDefault(ANYBODY_ELSE, "-");
        if (endpoint.path().contains("/{id}") && !Set.of("-", "404").contains(elsewhere)) {
            Cast.ASKED.forEach(who -> asked.add(asked(who, endpoint, elsewhere, known)));
        }
        return asked;
    }

    private Asked asked(String who, Endpoint endpoint, String expected, Cast.Case mine) {
        return new Asked(who, expected, mine, things.path(endpoint, mine), body(who, endpoint, expected, mine));
    }

    private void judge(Endpoint endpoint, Answered one, SoftAssertions softly) {
        var who = one.asked.who;
        var answer = one.answer;
        softly.assertThat(kind(endpoint, answer, one.asked.expected))
                .as(
                        "%s asks for a customer of %s: %s, answered %s %s",
                        who, one.asked.mine.owner(), endpoint, answer.statusCode(), answer.body())
                .isEqualTo(one.asked.expected);
        if (!SEE_THE_CUSTOMER.contains(who)) {
            softly.assertThat(answer.body())
                    .as("%s: %s", who, endpoint)
                    .doesNotContain(known.phone(), one.asked.mine.phone());
        }
        if (Cast.ASKED.contains(who)) {
            softly.assertThat(answer.body())
                    .as("%s: %s", who, endpoint)
                    .doesNotContain("\"" + known.number(), known.name());
        }
    }

    /** Who is to be refused sends what nothing but rights can refuse; others must not change anything here. */
    private @Nullable String body(String who, Endpoint endpoint, String expected, Cast.Case mine) {
        if (WITHOUT_BODY.contains(endpoint.method())) {
            return null;
        }
        return expected.equals("closed") || endpoint.path().matches(".*/(retries|claim)")
                ? WholeBodies.of(endpoint, mine, things.definition(), cast.login(who))
                : "{}";
    }

    private String kind(Endpoint endpoint, HttpResponse<String> answer, String expected) {
        int status = answer.statusCode();
        if (status >= 500) {
            return "failure " + status;
        }
        boolean done = status / 100 == 2;
        return switch (expected) {
            case "in" -> done || status == 400 && says(answer, OF_CONTENT) ? "in" : String.valueOf(status);
            case "blind" -> !done ? String.valueOf(status) : showsTheCustomer(answer) ? "shows" : "blind";
            case "closed" -> isClosed(endpoint, answer) ? "closed" : String.valueOf(status);
            case "404" -> status == 404 || says(answer, NONE_OF_THAT_KIND) ? "404" : String.valueOf(status);
            default -> String.valueOf(status);
        };
    }

    private boolean showsTheCustomer(HttpResponse<String> answer) {
        return Stream.of(known.number(), known.name(), known.phone()).anyMatch(answer.body()::contains);
    }

    /**
     * Refused by rights or by our own doors; a fault that the engine finds with what was sent says nothing of rights. Where
     * comments are made it looks for the task in its history, which nobody may read, and says that there is none.
     */
    private boolean isClosed(Endpoint endpoint, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 403 -> true;
            case 404 -> LookedFor.first(endpoint);
            case 400 ->
                says(answer, List.of(words.in(Locale.ENGLISH, "refusal.door.kind")))
                        || endpoint.path().endsWith("/task/{id}/comment/create")
                                && says(answer, List.of("No task found for task id"));
            default -> false;
        };
    }

    private static boolean says(HttpResponse<String> answer, List<String> texts) {
        return texts.stream().anyMatch(answer.body()::contains);
    }
}
