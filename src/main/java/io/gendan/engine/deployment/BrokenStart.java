package io.gendan.engine.deployment;

import io.gendan.engine.Words;
import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The start stops at broken flows; its message names each file, element and remedy, in words. */
final class BrokenStart extends RuntimeException {

    private final String summary;
    private final String remedies;

    private BrokenStart(String summary, String remedies, BrokenFlows cause) {
        super(summary + System.lineSeparator() + remedies, cause);
        this.summary = summary;
        this.remedies = remedies;
    }

    static BrokenStart inWords(BrokenFlows broken, Words words) {
        var line = System.lineSeparator();
        var summary = new StringBuilder(words.of("flow.start"));
        for (var problem : broken.problems()) {
            summary.append(line).append("  ").append(inWords(problem, words));
        }
        return new BrokenStart(summary.toString(), words.of("flow.start.remedy"), broken);
    }

    private static String inWords(FlowProblem problem, Words words) {
        return words.of(
                problem.element().isEmpty() ? "refusal.flow.inFile" : "refusal.flow.inElement",
                problem.file(),
                problem.element(),
                problem.message(words),
                problem.remedy(words));
    }

    /** Lets Spring Boot print the message alone instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<BrokenStart> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, BrokenStart failure) {
            return new FailureAnalysis(failure.summary, failure.remedies, failure);
        }
    }

    /** The problems behind it. */
    List<FlowProblem> problems() {
        return getCause() instanceof BrokenFlows broken ? broken.problems() : List.of();
    }
}
