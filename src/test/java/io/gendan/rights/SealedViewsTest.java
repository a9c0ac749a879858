package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.support.Answers;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A salesperson has given their view of a meeting, the manager hasn't yet. Everybody else knocks at every door that the
 * program has for reading: whatever Spring has mapped, and every method of the engine's interfaces. A new door is knocked
 * at by itself. Runs alone, for many a door answers with all that there is.
 */
@GendanTest
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("S-01, S-11 Until both views are given, neither is read through any door but by its author")
class SealedViewsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Every column of the table of rights but the author's. */
    private static final List<String> OTHERS = Stream.concat(
                    Stream.of(
                            Cast.NOBODY,
                            "colleague",
                            "stranger",
                            "manager",
                            "manager2",
                            "senior",
                            "director",
                            "elsewhere",
                            "director2",
                            "principal",
                            "account",
                            "admin",
                            "auditor"),
                    Cast.ASKED.stream())
            .toList();

    private static final List<String> NOTHING = List.of("none");

    /** Stands in every field of the view; what it is sought by, and what must not be told. */
    private static final String SOUGHT = "zephyrine";

    private static final String TOLD = "quillonade";

    private static final String SECRET = "They trust " + SOUGHT + " and " + TOLD;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    ServletContext servlets;

    @Autowired
    Cast cast;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

    private Cast.Case held;
    private Cast.Case twin;
    private String done = "";
    private String entry = "";
    private String person = "";
    private String session = "";

    @BeforeAll
    void a_view_is_given() {
        Stories.itIs("2026-03-12T10:00:00+08:00");
        cast.comeIn(port);
        twin = cast.pursued();
        held = cast.meetingHeld();
        var story = stories.of(held.number());
        done = story.task("UserTask_GiveSalespersonView").taskId();
        story.completes(cast.login(Cast.OWNER), "UserTask_GiveSalespersonView", view(SECRET));
        entry = one("select id::text from record_entry where customer_number = ? and kind = 'SALESPERSON_VIEW'", held);
        person = one("select min(id)::text from contact_person where customer_number = ?", held);
        session = database.sql("select proc_inst_id_ from act_ru_task where id_ = ?")
                .param(held.task())
                .query(String.class)
                .single();
    }

    @AfterAll
    void everybody_leaves() {
        cast.leave();
        ClockUtil.reset();
    }

    private static Map<String, Object> view(String secret) {
        var view = new HashMap<>(Answers.salespersonView("DECISION_MAKER"));
        view.put("understanding", secret);
        view.put("nextContactContent", secret);
        view.put("nextContactPurpose", secret);
        view.put(
                "participants",
                List.of(
                        Map.of("name", "Mr. Zhou", "role", "DECISION_MAKER", "weight", 70, "reason", secret),
                        Map.of("name", "Ms. " + TOLD, "role", "ALLY", "weight", 20, "reason", secret)));
        return view;
    }

    // ---- our own

    @TestFactory
    Stream<DynamicTest> no_page_and_no_address_of_our_own_tells_it() {
        var doors = MappedEndpoints.ofSpring(program).stream()
                .filter(endpoint -> List.of("GET", "ANY").contains(endpoint.method()))
                .toList();
        assertThat(doors).hasSizeGreaterThan(90);
        return doors.stream()
                .map(door -> dynamicTest(door.path(), () -> own(door.path()).forEach(this::tellsNobody)));
    }

    /** Each way to ask there: plainly, by what the view says, for one person, as a table. */
    private List<String> own(String pattern) {
        var paths = new ArrayList<String>();
        for (var of : pattern.contains("{number}") ? List.of(held, twin) : List.of(held)) {
            for (var task : pattern.contains("{taskId}") ? List.of(held.task(), done) : List.of("")) {
                for (var id : pattern.contains("{id}") ? List.of("1", entry, person) : List.of("")) {
                    paths.add(pattern.replace("{number}", of.number())
                            .replace("{merged}", (of == held ? twin : held).number())
                            .replace("{taskId}", task)
                            .replace("{id}", id)
                            .replace("{login}", cast.login(Cast.OWNER))
                            .replaceAll("\\{[^}]+}", "1")
                            .replace("/**", "/x")
                            .replace("*", "x"));
                }
            }
        }
        var queries = pattern.contains("{number}")
                ? List.of("", "?person=" + person, "?kind=REMOTE&size=200")
                : List.of("", "?q=" + SOUGHT, "?format=csv&q=" + SOUGHT, "?number=" + held.number());
        return paths.stream()
                .flatMap(path -> queries.stream().map(query -> path + query))
                .toList();
    }

    @Test
    void nobody_finds_the_customer_by_it() {
        for (var door : List.of("/customers?q=", "/api/customers?q=", "/api/customers/export?format=csv&q=")) {
            for (var who : OTHERS) {
                var found = cast.visitor(who).send("GET", door + SOUGHT, null);
                assertThat(found.body()).as("%s at %s", who, door).doesNotContain(held.number());
            }
            assertThat(cast.visitor(Cast.OWNER).send("GET", door + SOUGHT, null).body())
                    .as("its author, at %s", door)
                    .contains(held.number());
        }
    }

    // ---- the engine

    @TestFactory
    Stream<DynamicTest> nothing_that_the_engine_tells_has_it() {
        var table = RightsTable.read();
        return MappedEndpoints.ofTheEngine(servlets).stream()
                .filter(door -> door.method().equals("GET")
                        || door.method().equals("POST")
                                && table.engineRowOf(door).orElseThrow().rule().equals("engine reads"))
                .map(door -> dynamicTest(door.toString(), () -> knockAtTheEngine(door)));
    }

    private void knockAtTheEngine(Endpoint door) {
        // what can be asked for nothing of the session is asked plainly
        var most = ids(door.path()).equals(NOTHING) ? 1 : Integer.MAX_VALUE;
        for (var path : engine(door.path())) {
            if (door.method().equals("GET")) {
                var filters =
                        "?deserializeValues=false&processInstanceId=%1$s&processInstanceIdIn=%1$s".formatted(session);
                Stream.of("", filters, "?processInstanceBusinessKey=" + held.number())
                        .limit(most)
                        .forEach(query -> tellsNobody(path + query));
            } else {
                Stream.of(
                                "{}",
                                "{\"processInstanceId\":\"" + session + "\"}",
                                "{\"processInstanceIds\":[\"" + session + "\"]}",
                                "{\"processInstanceIdIn\":[\"" + session + "\"]}",
                                "{\"processInstanceBusinessKey\":\"" + held.number() + "\"}")
                        .limit(most)
                        .forEach(body -> tellsNobody("POST", path, body));
            }
        }
    }

    /** The address for every thing of this session that it could be asked for. */
    private List<String> engine(String pattern) {
        var ids = ids(pattern);
        var names = pattern.matches(".*\\{var(Id|Name)}.*")
                ? List.of("understanding", "participants", "brief", "outcome")
                : NOTHING;
        return ids.stream()
                .flatMap(id -> names.stream()
                        .map(name -> pattern.replaceAll("\\{(name|engine|processEngineName)}", "default")
                                .replace("{id}", id)
                                .replace("{key}", "CustomerJourneyProcess")
                                .replaceAll("\\{var(Id|Name)}", name)
                                .replaceAll("\\{[^}]+}", "none")))
                .toList();
    }

    private List<String> ids(String pattern) {
        if (!pattern.contains("{id}")) {
            return List.of("");
        }
        if (pattern.contains("/task/")) {
            return List.of(held.task(), done);
        }
        if (pattern.matches(".*/(process-instance|execution|activity-instance)/.*")) {
            return List.of(held.instance(), session);
        }
        var table = pattern.contains("/history/variable-instance/")
                ? "act_hi_varinst"
                : pattern.contains("/history/detail/")
                        ? "act_hi_detail"
                        : pattern.contains("/variable-instance/") ? "act_ru_variable" : "";
        if (!table.isEmpty()) {
            return variables(table);
        }
        var definition = one(
                "select proc_def_id_ from act_ru_task where proc_inst_id_ = '%s' and ? <> '' limit 1"
                        .formatted(session),
                held);
        return pattern.contains("process-definition") ? List.of(definition) : NOTHING;
    }

    /** Those of the customer's journey, the session's among them; of what history doesn't keep, some that there are. */
    private List<String> variables(String table) {
        var own = database.sql(
                        "select id_ from " + table + " where proc_inst_id_ in (select one.id_ from act_hi_procinst one"
                                + " join act_hi_procinst session on session.root_proc_inst_id_ = one.root_proc_inst_id_"
                                + " where session.id_ = ?)")
                .param(session)
                .query(String.class)
                .list();
        if (table.startsWith("act_ru_")) {
            assertThat(own).as("what the journey holds").isNotEmpty();
        }
        var ids = own.isEmpty()
                ? database.sql("select id_ from " + table + " limit 3")
                        .query(String.class)
                        .list()
                : own;
        return ids.isEmpty() ? NOTHING : ids;
    }

    private void tellsNobody(String path) {
        tellsNobody("GET", path, null);
    }

    private void tellsNobody(String method, String path, @Nullable String body) {
        var softly = new SoftAssertions();
        for (var who : OTHERS) {
            var answer = cast.visitor(who).send(method, path, body);
            softly.assertThat(answer.statusCode())
                    .as("a failure keeps every secret: %s at %s %s", who, path, body)
                    .isLessThan(500);
            softly.assertThat(answer.body()).as("%s at %s %s", who, path, body).doesNotContain(TOLD);
            if (!path.contains(SOUGHT)) {
                softly.assertThat(answer.body())
                        .as("%s at %s %s", who, path, body)
                        .doesNotContain(SOUGHT);
            }
        }
        softly.assertAll();
    }

    private String one(String question, Cast.Case of) {
        return database.sql(question).param(of.number()).query(String.class).single();
    }
}
