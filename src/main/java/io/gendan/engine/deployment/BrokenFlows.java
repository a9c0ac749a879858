package io.gendan.engine.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** Flows that may not be deployed. Nothing of the round stands. */
final class BrokenFlows extends RuntimeException {

    private final transient List<FlowProblem> problems;

    BrokenFlows(List<FlowProblem> problems) {
        super(problems.stream()
                .map(problem -> problem.place() + " " + problem.code() + " " + problem.arguments())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    List<FlowProblem> problems() {
        return problems;
    }
}
