package io.gendan.engine.deployment;

import io.gendan.engine.Flows.Definition;
import io.gendan.engine.Flows.Deployed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.jspecify.annotations.Nullable;

/** What the engine holds of each feature: deployments named {@code gendan/<feature>}, numbered one after the other. */
class Deployments {

    private static final String NAME = "gendan/";
    private static final String NUMBER = "gendan ";

    private final RepositoryService repository;

    Deployments(RepositoryService repository) {
        this.repository = repository;
    }

    /** Whether the latest deployment of the feature has every one of these files just as it is. */
    boolean hold(String feature, List<FlowFile> files) {
        var latest = latest(feature);
        return latest.isPresent()
                && names(latest.get())
                        .containsAll(files.stream().map(FlowFile::name).toList())
                && files.stream().allMatch(file -> Arrays.equals(file.content(), content(latest.get(), file.name())));
    }

    /**
     * Deploys the whole feature.
     *
     * @throws BrokenFlows with what the engine itself finds wrong
     */
    Deployed add(String feature, List<FlowFile> files) {
        var deployment =
                repository.createDeployment().name(NAME + feature).source(NUMBER + (number(latest(feature)) + 1));
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        try {
            var result = deployment.deployWithResult();
            var definitions = new ArrayList<Definition>();
            var processes = result.getDeployedProcessDefinitions();
            if (processes != null) {
                processes.forEach(process -> definitions.add(new Definition(process.getKey(), process.getVersion())));
            }
            var decisions = result.getDeployedDecisionDefinitions();
            if (decisions != null) {
                decisions.forEach(
                        decision -> definitions.add(new Definition(decision.getKey(), decision.getVersion())));
            }
            return new Deployed(feature, files.stream().map(FlowFile::name).toList(), definitions);
        } catch (ParseException refused) {
            throw new BrokenFlows(problems(refused));
        } catch (ProcessEngineException refused) {
            throw new BrokenFlows(
                    List.of(new FlowProblem(file(refused, feature, files), "", "engine", List.of(Xml.said(refused)))));
        }
    }

    /** Files that are no more, of which the engine still holds something that could be started or shown. */
    List<String> without(List<FlowFile> files) {
        var present = files.stream().map(FlowFile::name).collect(Collectors.toSet());
        var ours = ours();
        var held = new TreeSet<String>();
        ours.stream()
                .collect(Collectors.groupingBy(
                        Deployment::getName, Collectors.maxBy(Comparator.comparing(Deployments::number))))
                .values()
                .forEach(latest -> latest.ifPresent(deployment -> names(deployment).stream()
                        .filter(name -> name.endsWith(".form"))
                        .forEach(held::add)));
        var ids = ours.stream().map(Deployment::getId).collect(Collectors.toSet());
        repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .filter(definition -> ids.contains(definition.getDeploymentId()))
                .forEach(definition -> held.add(definition.getResourceName()));
        repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> ids.contains(definition.getDeploymentId()))
                .forEach(definition -> held.add(definition.getResourceName()));
        held.removeAll(present);
        return List.copyOf(held);
    }

    /** Every version of every process of ours. */
    List<ProcessDefinition> processes() {
        var ids = ours().stream().map(Deployment::getId).collect(Collectors.toSet());
        return repository.createProcessDefinitionQuery().list().stream()
                .filter(definition -> ids.contains(definition.getDeploymentId()))
                .toList();
    }

    /** Every version of every decision of ours. */
    List<DecisionDefinition> decisions() {
        var ids = ours().stream().map(Deployment::getId).collect(Collectors.toSet());
        return repository.createDecisionDefinitionQuery().list().stream()
                .filter(definition -> ids.contains(definition.getDeploymentId()))
                .toList();
    }

    private List<Deployment> ours() {
        return repository.createDeploymentQuery().deploymentNameLike(NAME + "%").list();
    }

    /** By number: deployment times follow the engine's clock, which a trial moves. */
    private Optional<Deployment> latest(String feature) {
        return repository.createDeploymentQuery().deploymentName(NAME + feature).list().stream()
                .max(Comparator.comparing(Deployments::number));
    }

    private static int number(Optional<Deployment> deployment) {
        return deployment.map(Deployments::number).orElse(0);
    }

    private static int number(Deployment deployment) {
        var source = deployment.getSource();
        return source != null && source.matches(NUMBER + "\\d{1,9}")
                ? Integer.parseInt(source.substring(NUMBER.length()))
                : 0;
    }

    private Set<String> names(Deployment deployment) {
        return repository.getDeploymentResources(deployment.getId()).stream()
                .map(Resource::getName)
                .collect(Collectors.toSet());
    }

    private byte[] content(Deployment deployment, String name) {
        try (var stream = repository.getResourceAsStream(deployment.getId(), name)) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<FlowProblem> problems(ParseException refused) {
        var problems = new ArrayList<FlowProblem>();
        for (var report : refused.getResorceReports()) {
            for (var problem : report.getErrors()) {
                problems.add(new FlowProblem(
                        report.getResourceName(),
                        element(problem.getMainElementId(), problem.getLine()),
                        "engine",
                        List.of(problem.getMessage())));
            }
        }
        return problems;
    }

    private static String element(@Nullable String id, int line) {
        return id != null ? id : line > 0 ? "line " + line : "";
    }

    /** The engine's other complaints name the file in their text, if at all. */
    private static String file(ProcessEngineException refused, String feature, List<FlowFile> files) {
        var text = String.valueOf(refused.getMessage());
        return files.stream()
                .map(FlowFile::name)
                .filter(text::contains)
                .findFirst()
                .orElse("processes/" + feature);
    }
}
