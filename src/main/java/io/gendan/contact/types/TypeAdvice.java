package io.gendan.contact.types;

import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The customer's type with its advice on the forms of a contact, and the types to choose from (T-01 to T-09). */
@Component
class TypeAdvice implements JourneyTaskContext {

    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final String CONTACT = "UserTask_RecordContact";

    private final CustomerTypes types;
    private final Records records;
    private final Words words;

    TypeAdvice(CustomerTypes types, Records records, Words words) {
        this.types = types;
        this.records = records;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(PREPARATION) || taskKey.equals(CONTACT);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var context = new LinkedHashMap<String, Object>();
        var type = types.of(journey.number());
        var rows = new ArrayList<Map<String, String>>();
        type.ifPresent(known -> rows.add(row(known.name(), known.advice())));
        if (records.latest(journey, EntryKind.CONTACT, "favourAsked", "true").isPresent()) {
            rows.add(row(words.of("customerType.favour"), words.of("customerType.favour.advice")));
        }
        context.put("typeAdvice", rows);
        if (taskKey.equals(CONTACT)) {
            context.put(
                    "customerTypeOptions",
                    types.offered().stream()
                            .map(each -> Map.of("value", each.code(), "label", each.name()))
                            .toList());
            type.ifPresent(known -> context.put("customerType", known.code()));
        }
        return context;
    }

    private static Map<String, String> row(String type, String advice) {
        return Map.of("type", type, "advice", advice);
    }
}
