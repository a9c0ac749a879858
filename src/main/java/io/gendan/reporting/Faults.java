package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import java.util.HashMap;
import java.util.Map;

/** What is wrong with each field, to stand beside it. */
final class Faults {

    private Faults() {}

    static Map<String, String> of(Refusal refusal, Words words) {
        var faults = new HashMap<String, String>();
        var sentences = words.items(refusal).iterator();
        refusal.items().forEach(item -> faults.put(item.field(), sentences.next()));
        return faults;
    }
}
