package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.holes.Attacks;
import io.gendan.holes.Attacks.Attack;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/**
 * The engine's interface of the packaged program, switched on: whatever Tasklist's interface refuses is refused there. An
 * expression that ran would find no bean of that name here and answer 500.
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
        assertThat(List.of(instance, filter, job)).doesNotContain("");
        var attacks = new Attacks(task, instance, filter, job);
        var softly = new SoftAssertions();
        for (var login : List.of("chen", "wang", "admin")) {
            for (var attack : attacks.writes()) {
                refused(login, attack, softly);
            }
        }
        for (var attack : attacks.queries()) {
            refused("chen", attack, softly);
        }
        softly.assertThat(gendan.page(ENGINE + "/task").statusCode()).isEqualTo(401);
        softly.assertThat(gendan.page("/camunda/api/admin/setup/default/user/create")
                        .statusCode())
                .isEqualTo(404);
        softly.assertAll();
    }

    private void refused(String login, Attack attack, SoftAssertions softly) throws Exception {
        var answer = gendan.send(login, attack.method(), ENGINE + attack.path(), attack.kind(), attack.body());
        softly.assertThat(answer.statusCode())
                .as("%s: %s answered %s", login, attack, answer.body())
                .isBetween(400, 499)
                .isNotIn(401, 429);
    }
}
