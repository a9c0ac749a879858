package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.holes.Attacks;
import io.gendan.holes.Attacks.Aims;
import io.gendan.holes.Attacks.Attack;
import io.gendan.holes.QueryAttacks;
import io.gendan.holes.Refusals;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * The engine's interface of the packaged program, switched on: whatever Tasklist's interface refuses is refused there, in
 * the same words, and what is no attack is answered.
 */
final class EngineRestHoles {

    private static final String ENGINE = "/engine-rest";

    private final RunningGendan gendan;

    EngineRestHoles(RunningGendan gendan) {
        this.gendan = gendan;
    }

    void areClosed(List<JsonNode> customers) throws Exception {
        var task = customers.stream()
                .filter(customer -> customer.path("owner").asText().equals("chen"))
                .flatMap(customer -> customer.path("openWork").findValuesAsText("taskId").stream())
                .findFirst()
                .orElseThrow();
        var instance = gendan.get("wang", ENGINE + "/task/" + task)
                .path("processInstanceId")
                .asText();
        var filter = gendan.get("chen", ENGINE + "/filter").path(0).path("id").asText();
        var job = gendan.get("admin", ENGINE + "/job?timers=true")
                .path(0)
                .path("id")
                .asText();
        var jobDefinition = gendan.get("admin", ENGINE + "/job/" + job)
                .path("jobDefinitionId")
                .asText();
        var definition = gendan.get("wang", ENGINE + "/task/" + task)
                .path("processDefinitionId")
                .asText();
        assertThat(List.of(instance, filter, job, jobDefinition, definition)).doesNotContain("");
        var decision = gendan.get("wang", ENGINE + "/decision-definition/key/contactCadence")
                .path("id")
                .asText();
        // nobody can make or find those of which there is none
        var aims = new Aims(
                task, instance, definition, decision, filter, job, jobDefinition, "none", "none", "none", instance);
        var softly = new SoftAssertions();
        for (var login : List.of("chen", "wang", "admin")) {
            for (var attack : new Attacks(aims).writes()) {
                refused(login, attack, softly);
            }
        }
        for (var attack : QueryAttacks.on(filter)) {
            refused("chen", attack, softly);
        }
        for (var path : List.of("/task", "/filter/" + filter + "/list")) {
            softly.assertThat(gendan.post("chen", ENGINE + path, Map.of("assignee", "chen"))
                            .statusCode())
                    .as("the same without an expression: %s", path)
                    .isEqualTo(200);
        }
        softly.assertThat(gendan.page(ENGINE + "/task").statusCode()).isEqualTo(401);
        softly.assertThat(gendan.page("/camunda/api/admin/setup/default/user/create")
                        .statusCode())
                .isEqualTo(404);
        softly.assertAll();
    }

    private void refused(String login, Attack attack, SoftAssertions softly) throws Exception {
        var answer = gendan.send(login, attack.method(), ENGINE + attack.path(), attack.kind(), attack.body());
        Refusals.demand(login, attack, answer, softly);
    }
}
