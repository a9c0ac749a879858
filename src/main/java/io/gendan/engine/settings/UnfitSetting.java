package io.gendan.engine.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The start stops: a setting can't be used. Tells the setting's name and the remedy, and never a secret value. */
public final class UnfitSetting extends RuntimeException {

    private final String remedy;

    public UnfitSetting(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** Lets Spring Boot print the message alone instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnfitSetting> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnfitSetting failure) {
            return new FailureAnalysis(failure.getMessage(), failure.remedy(), failure);
        }
    }
}
