package io.gendan.reporting;

import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditEntry;
import io.gendan.staff.Staff;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of the audit trail in words. Customers are told by their numbers only. */
@Component
public class AuditSentences {

    private final Words words;
    private final Staff staff;

    AuditSentences(Words words, Staff staff) {
        this.words = words;
        this.staff = staff;
    }

    /** What was done, by whom and to whom. */
    public String of(AuditEntry entry) {
        var kind = "audit." + entry.kind();
        var closer = kind + "." + entry.what();
        var actor = who(entry, "actor", entry.actor());
        var subject = who(entry, "subject", entry.subject());
        var text = entry.what().isEmpty() ? closer : words.of(closer, actor, subject);
        return text.equals(closer) ? words.of(kind, actor, subject) : text;
    }

    /** Whatever else is told, by its label. */
    public Map<String, String> details(AuditEntry entry) {
        var told = new LinkedHashMap<String, String>();
        entry.details().forEach((key, value) -> told.put(label(key), text(value)));
        return told;
    }

    private String label(String key) {
        var message = "audit.detail." + key;
        var label = words.of(message);
        return label.equals(message) ? key : label;
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private String who(AuditEntry entry, String part, @Nullable String value) {
        if (entry.erased().contains(part)) {
            return words.of("audit.erased");
        }
        if (value == null) {
            return words.of("audit.nobody." + part);
        }
        var name = staff.nameOf(value);
        return name.equals(value) ? value : words.of("audit.person", name, value);
    }
}
