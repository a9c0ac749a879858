package io.gendan.customer.tags;

import io.gendan.engine.Persons;
import io.gendan.engine.PlainTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code customerTags} as it is deployed last: every row that fits gives its tag (D-05). */
@Component
class TagRules {

    static final String DECISION = "customerTags";
    static final String TAG = "tag";
    static final String WHY = "why";

    private record Known(String version, DmnDecision table) {}

    private final DmnEngine engine = new DefaultDmnEngineConfiguration().buildEngine();
    private final PlainTables tables;
    private final RepositoryService repository;
    private final IdentityService identity;
    private volatile @Nullable Known known;

    TagRules(PlainTables tables, RepositoryService repository, IdentityService identity) {
        this.tables = tables;
        this.repository = repository;
        this.identity = identity;
    }

    /** The id of the version that holds now, whichever node deployed it. */
    String version() {
        return tables.version(DECISION);
    }

    /** The tags that the rules give to whoever these facts tell of, each with the reason that the row states. */
    Map<String, String> of(String version, Map<String, @Nullable Object> facts) {
        var now = known;
        if (now == null || !now.version().equals(version)) {
            now = new Known(version, read(version));
            known = now;
        }
        return tags(engine, now.table(), facts);
    }

    static Map<String, String> tags(DmnEngine engine, DmnDecision table, Map<String, @Nullable Object> facts) {
        var tags = new LinkedHashMap<String, String>();
        for (var row : engine.evaluateDecisionTable(table, facts)) {
            if (row.get(TAG) != null) {
                tags.putIfAbsent(String.valueOf(row.get(TAG)).strip(), String.valueOf(row.get(WHY)));
            }
        }
        return tags;
    }

    private DmnDecision read(String version) {
        DmnModelInstance model = Persons.asSystem(identity, () -> repository.getDmnModelInstance(version));
        return engine.parseDecision(DECISION, model);
    }
}
