package io.gendan.reporting;

import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditEntry;
import io.gendan.engine.audit.AuditKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of the audit trail in words. Customers are told by their numbers only. */
@Component
public class AuditSentences {

    private final Words words;
    private final AuditValues values;

    AuditSentences(Words words, AuditValues values) {
        this.words = words;
        this.values = values;
    }

    /** What was done, by whom and to whom. */
    public String of(AuditEntry entry) {
        var kind = "audit." + entry.kind();
        var actor = who(entry, "actor", entry.actor());
        var subject = who(entry, "subject", entry.subject());
        var about = entry.subject() == null && !entry.erased().contains("subject") ? "alone" : "";
        for (var closer : List.of(entry.what(), about)) {
            var key = kind + "." + closer;
            var text = closer.isEmpty() ? key : words.of(key, actor, subject);
            if (!text.equals(key)) {
                return text;
            }
        }
        return words.of(kind, actor, subject);
    }

    /** Whatever else is told, by its label. */
    public Map<String, String> details(AuditEntry entry) {
        var told = new LinkedHashMap<String, String>();
        entry.details().forEach((key, value) -> told.put(label(key), values.of(key, value)));
        return told;
    }

    private String label(String key) {
        var message = "audit.detail." + key;
        var label = words.of(message);
        return label.equals(message) ? key : label;
    }

    private String who(AuditEntry entry, String part, @Nullable String value) {
        if (entry.erased().contains(part)) {
            return words.of("audit.erased");
        }
        if (value == null) {
            boolean stranger = part.equals("actor") && entry.kind() == AuditKind.REFUSED;
            return words.of("audit.nobody." + (stranger ? "stranger" : part));
        }
        return values.person(value);
    }
}
