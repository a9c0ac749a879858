package io.gendan.rights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.rights.RightsTable.Row;
import io.gendan.support.GendanTest;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

/** A word of its own stands in every text that a customer has; whatever an administrator opens, none of them is there. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Of customers administrators read number, name and step, and nothing else anywhere")
class AdministratorsReadTest {

    /** What no page shows to anybody as it stands there. */
    private static final Set<String> KEPT_IN_TABLES =
            Set.of("recipient", "subject", "body", "reminder", "shown", "carried");

    /** What answers otherwise than with 200 to who is let in: it leads elsewhere, or asks for what nobody has. */
    private static final Map<String, Integer> OTHERWISE = Map.of(
            "/", 302,
            "/api/docs/ui", 302,
            "/login/organisation", 302,
            "/api/docs.yaml", 404,
            "/calendar/{secret}.ics", 404,
            "/api/staff/{login}/hand-over", 404,
            "/api/staff/leave", 400);

    private static final Map<String, Set<Integer>> STATUSES = Map.of(
            "in", Set.of(200, 204, 400),
            "closed", Set.of(403, 404),
            "404", Set.of(400, 404),
            "400", Set.of(400));

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    EngineThings things;

    @Autowired
    ServletContext servlets;

    @Autowired
    PlantedSecrets secrets;

    private final RightsTable table = RightsTable.read();

    private Cast.Case known = new Cast.Case("", "", "", "", "", "");

    @BeforeAll
    void secrets_are_planted() throws IOException {
        cast.comeIn(port);
        known = cast.meetingHeld();
        things.make(cast.login(Cast.OWNER));
        secrets.plant(known);
    }

    @AfterAll
    void everybody_leaves() {
        secrets.remove(known);
        things.remove();
        cast.leave();
    }

    @Test
    @DisplayName("the secrets are there: the owner reads them")
    void the_owner_reads_them() {
        assertThat(secrets.byPlace()).hasSizeGreaterThan(40);
        var read = owner().send("GET", "/customers/" + known.number(), null).body()
                + owner().send("GET", "/customers/" + known.number() + "/dossier", null)
                        .body()
                + owner().send("GET", at("/dossier/confidential"), null).body();
        assertThat(KEPT_IN_TABLES).isSubsetOf(secrets.byPlace().keySet());
        secrets.byPlace().forEach((where, secret) -> {
            if (!KEPT_IN_TABLES.contains(where)) {
                assertThat(read).as(where).contains(secret);
            }
        });
    }

    @Test
    @DisplayName("so does what was said on the way: it stands in the record, and in the engine for who leads the task")
    void the_record_holds_what_was_said() {
        assertThat(secrets.told()).hasSizeGreaterThan(15);
        assertThat(owner().send("GET", at("/record?size=200"), null).body()).contains(secrets.told());
        assertThat(cast.visitor("manager")
                        .send(
                                "GET",
                                "/camunda/api/engine/engine/default/task/" + known.task() + "/localVariables",
                                null)
                        .body())
                .contains(known.name(), secrets.byPlace().get("shown"));
    }

    @TestFactory
    Stream<DynamicTest> no_address_of_ours_tells_them() {
        return table.rows().stream()
                .filter(row -> !"-".equals(table.answers(row).get("admin")))
                .map(row -> dynamicTest(row.toString(), () -> tellsNothing(row)));
    }

    @TestFactory
    Stream<DynamicTest> nor_does_the_engine() {
        return MappedEndpoints.ofTheEngine(servlets).stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    var expected = table.answers(table.engineRowOf(endpoint).orElseThrow())
                            .get("admin");
                    int status = tellsNothing("GET", things.path(endpoint, known), null);
                    assertThat(status)
                            .as("%s, which is to be “%s”", endpoint, expected)
                            .isIn(requireNonNull(STATUSES.get(expected)));
                }));
    }

    /** Of what there is, and the owner's. */
    private String id(String path) {
        return path.contains("/files/")
                ? secrets.file()
                : cast.belonging(path, known).orElse(secrets.person());
    }

    private void tellsNothing(Row row) {
        var path = row.endpoint()
                .path()
                .replace("{number}", known.number())
                .replace("{taskId}", known.task())
                .replace("{login}", cast.login(Cast.OWNER))
                .replace("{id}", id(row.endpoint().path()))
                .replace("/**", "/x")
                .replace("{merged}", "C-987655")
                .replace("{what}", "persons")
                .replace("{deed}", "remove")
                .replace("{path}", "resume")
                .replaceAll("\\{[^}]+}", "1")
                .replace("*", "x");
        var method =
                row.endpoint().method().equals("ANY") ? "GET" : row.endpoint().method();
        var sent = row.sent()
                .replace("(file)", Visitor.FILE)
                .replace("{name}", known.name().replace(" ", "%20"));
        int status = sent.startsWith("?")
                ? tellsNothing(method, path + sent, null)
                : List.of("GET", "DELETE").contains(method)
                        ? tellsNothing(method, path, null)
                        : tellsNothing(
                                method, path, sent.isEmpty() ? Visitor.isForPrograms(path) ? "{}" : "x=y" : sent);
        var expected = table.answers(row).get("admin");
        if (Set.of("403", "404").contains(expected)) {
            assertThat(status).as("%s", row).isEqualTo(Integer.parseInt(expected));
        } else if (method.equals("GET") && !row.endpoint().path().contains("*")) {
            assertThat(status)
                    .as("%s", row)
                    .isEqualTo(OTHERWISE.getOrDefault(row.endpoint().path(), 200));
        }
    }

    /** The status of the answer. */
    private int tellsNothing(String method, String path, @Nullable String body) {
        var answer = cast.visitor("admin").send(method, path, body);
        secrets.byPlace().forEach((where, secret) -> assertThat(answer.body())
                .as("%s in %s %s", where, method, path)
                .doesNotContain(secret));
        assertThat(answer.body()).as("%s %s", method, path).doesNotContain(secrets.told());
        return answer.statusCode();
    }

    private Visitor owner() {
        return cast.visitor(Cast.OWNER);
    }

    private String at(String path) {
        return "/api/customers/" + known.number() + path;
    }
}
