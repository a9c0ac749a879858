package io.gendan.engine.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The start stops: the database belongs to an installation in another time zone. */
final class OtherZone extends RuntimeException {

    private final String remedy;

    OtherZone(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Lets Spring Boot print the message alone instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<OtherZone> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, OtherZone failure) {
            return new FailureAnalysis(failure.getMessage(), failure.remedy, failure);
        }
    }

    String remedy() {
        return remedy;
    }
}
