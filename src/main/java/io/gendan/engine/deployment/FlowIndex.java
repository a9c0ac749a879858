package io.gendan.engine.deployment;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the files refer to among one another. */
final class FlowIndex {

    private final Map<String, Set<String>> forms = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, Set<String>> decisions = new HashMap<>();
    private final Set<String> processes = new HashSet<>();
    private final Set<String> variables = new HashSet<>();

    FlowIndex(Collection<FlowFile> files) {
        for (var file : files) {
            switch (file.kind()) {
                case MODEL -> processes.add(file.id());
                case FORM -> of(forms, file.feature()).add(file.id());
                case DECISION -> of(decisions, file.feature()).add(file.id());
            }
        }
    }

    void addKeys(String feature, Collection<String> fields) {
        of(keys, feature).addAll(fields);
    }

    void addDecisions(String feature, Collection<String> ids) {
        of(decisions, feature).addAll(ids);
    }

    void addVariables(Collection<String> names) {
        variables.addAll(names);
    }

    boolean hasForm(String feature, String form) {
        return of(forms, feature).contains(form);
    }

    boolean hasProcess(String id) {
        return processes.contains(id);
    }

    boolean hasDecision(String id) {
        return decisions.values().stream().anyMatch(ids -> ids.contains(id));
    }

    boolean hasDecision(String feature, String id) {
        return of(decisions, feature).contains(id);
    }

    /** Whether anything gives this variable a value: a form of the feature, or some model. */
    boolean hasVariable(String feature, String name) {
        return variables.contains(name) || of(keys, feature).contains(name);
    }

    private static Set<String> of(Map<String, Set<String>> byFeature, String feature) {
        return byFeature.computeIfAbsent(feature, unseen -> new HashSet<>());
    }
}
