package io.gendan.contact.types;

import io.gendan.engine.TaskContext;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The customer's type with its advice on the forms of a contact, and the types to choose from (T-01 to T-09). */
@Component
class TypeAdvice implements TaskContext {

    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final String CONTACT = "UserTask_RecordContact";

    private final Journeys journeys;
    private final CustomerTypes types;
    private final Records records;
    private final Words words;

    TypeAdvice(Journeys journeys, CustomerTypes types, Records records, Words words) {
        this.journeys = journeys;
        this.types = types;
        this.records = records;
        this.words = words;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        if (!taskKey.equals(PREPARATION) && !taskKey.equals(CONTACT)) {
            return Map.of();
        }
        return journeys.ofBusinessKey(businessKey)
                .map(journey -> of(journey, taskKey.equals(CONTACT)))
                .orElse(Map.of());
    }

    private Map<String, Object> of(Journey journey, boolean asked) {
        var context = new LinkedHashMap<String, Object>();
        var type = types.of(journey.number());
        var rows = new ArrayList<Map<String, String>>();
        type.ifPresent(known -> rows.add(row(known.name(), known.advice())));
        if (records.latest(journey, EntryKind.CONTACT, "favourAsked", "true").isPresent()) {
            rows.add(row(words.of("customerType.favour"), words.of("customerType.favour.advice")));
        }
        context.put("typeAdvice", rows);
        if (asked) {
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
