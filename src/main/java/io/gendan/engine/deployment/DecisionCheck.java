package io.gendan.engine.deployment;

import io.gendan.engine.DecisionRules;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/**
 * One decision table: named like its file, kept for a stated time, in no other language than FEEL, and as the feature
 * that reads it demands.
 */
final class DecisionCheck {

    /** The names by which the engine knows FEEL; under any other it looks for a script language. */
    private static final Pattern FEEL =
            Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/\\d+(/FEEL)?/?");

    private static final String ENGINE = "http://camunda.org/schema/1.0/dmn";

    private DecisionCheck() {}

    /** Reports what is wrong and answers the ids of the decisions. */
    static List<String> run(FlowFile file, List<DecisionRules> rules, FlowProblem.Collector problems) {
        var xml = Xml.read(file, problems);
        if (xml == null) {
            return List.of();
        }
        ModelFile.elements(xml).forEach(element -> {
            var language = element.getAttribute("expressionLanguage");
            if (!language.isEmpty() && !FEEL.matcher(language).matches()) {
                problems.add(file, element.getAttribute("id"), "decisionLanguage", language);
            }
        });
        try {
            var table = Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
            var decisions = table.getModelElementsByType(Decision.class);
            var ids = decisions.stream().map(Decision::getId).toList();
            if (!ids.contains(file.id())) {
                problems.add(file, ids.isEmpty() ? "" : ids.get(0), "idNotFileName", ids, file.id());
            }
            for (var decision : decisions) {
                var kept = decision.getAttributeValueNs(ENGINE, "historyTimeToLive");
                if (kept == null || kept.isBlank()) {
                    problems.add(file, decision.getId(), "noTimeToLive");
                }
            }
            rules.stream()
                    .filter(demands -> ids.contains(demands.decision()))
                    .flatMap(demands -> demands.check(table).stream())
                    .forEach(problem -> problems.add(
                            file,
                            problem.element(),
                            problem.code(),
                            problem.arguments().toArray()));
            return ids;
        } catch (ModelException invalid) {
            Xml.report(file, invalid, "invalid", problems);
            return List.of();
        }
    }
}
