package io.gendan.journey;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes a contact a violation: it took place before the rule allowed it (CD-04).
 *
 * @param rule the rule, as the contact policy tells it
 * @param allowedFrom when it would have been allowed
 * @param reason why it took place all the same, as its author says
 */
public record Violation(String rule, Instant allowedFrom, String reason) {

    /** The fields with which a form acknowledges one; what comes of them is told by {@link #content()}. */
    static final Set<String> ACKNOWLEDGEMENT = Set.of("acknowledgeViolation", "violationReason");

    /** What the record tells of it beside what was said in the contact, in the order to show. */
    public static final List<String> KEYS = List.of("violation", "violationReason", "allowedFrom", "violatedRule");

    Map<String, Object> content() {
        var content = new LinkedHashMap<String, Object>();
        content.put("violation", true);
        content.put("violatedRule", rule);
        content.put("allowedFrom", allowedFrom.toString());
        content.put("violationReason", reason);
        return content;
    }
}
