package io.gendan.engine.deployment;

import io.gendan.engine.DecisionRules;
import io.gendan.engine.FormRules;
import io.gendan.engine.deployment.FlowFile.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds all files against one another and against the code before any of them comes near the engine, which accepts
 * endless loops, unknown beans, scripts and reflection. Finds everything at once.
 */
@Component
class FlowCheck {

    private final ModelBeans beans;
    private final List<DecisionRules> decisionRules;
    private final List<FormRules> formRules;

    FlowCheck(ModelBeans beans, List<DecisionRules> decisionRules, List<FormRules> formRules) {
        this.beans = beans;
        this.decisionRules = decisionRules;
        this.formRules = formRules;
    }

    /** All problems of these files, which are everything that is to be deployed. */
    List<FlowProblem> problems(List<FlowFile> files) {
        var problems = new FlowProblem.Collector();
        var index = new FlowIndex(files);
        idsOnce(files, problems);
        for (var file : files) {
            switch (file.kind()) {
                case FORM -> index.addKeys(file.feature(), FormCheck.run(file, problems));
                case DECISION -> index.addDecisions(file.feature(), DecisionCheck.run(file, decisionRules, problems));
                case MODEL -> {}
            }
        }
        var models = files.stream()
                .filter(file -> file.kind() == Kind.MODEL)
                .map(file -> ModelFile.read(file, problems))
                .filter(Objects::nonNull)
                .toList();
        models.forEach(model -> index.addVariables(model.variables()));
        for (var model : models) {
            new ModelCheck(model, index, problems).run();
            new ReachCheck(model, index, beans, problems).run();
        }
        new LoopCheck(models, problems).run();
        featureRules(files, problems);
        return problems.found();
    }

    /** Only forms that the server can enforce reach the features that read them. */
    private void featureRules(List<FlowFile> files, FlowProblem.Collector problems) {
        if (!problems.found().isEmpty()) {
            return;
        }
        for (var rules : formRules) {
            var forms = files.stream()
                    .filter(file -> file.kind() == Kind.FORM && file.feature().equals(rules.feature()))
                    .toList();
            var contents = forms.stream().collect(Collectors.toMap(FlowFile::id, FlowFile::content));
            for (var form : forms) {
                rules.check(form.id(), contents)
                        .forEach(problem -> problems.add(
                                form,
                                problem.element(),
                                problem.code(),
                                problem.arguments().toArray()));
            }
        }
    }

    /** The engine would take a second file of the same id for a new version of the first. */
    private static void idsOnce(List<FlowFile> files, FlowProblem.Collector problems) {
        var seen = new HashMap<String, FlowFile>();
        for (var file : files) {
            var other = seen.putIfAbsent(file.kind() + file.id(), file);
            if (other != null) {
                problems.add(file, file.id(), "idTwice", file.id(), other.name());
            }
        }
    }
}
