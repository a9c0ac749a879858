package io.gendan.reporting;

import io.gendan.customer.dossier.DossierFields;
import io.gendan.engine.Words;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What details of the audit trail say, in words: the trail keeps codes, so that it reads the same in every language. */
@Component
class AuditValues {

    /** Details that hold codes, with the messages that say them. */
    static final Map<String, String> CODES = Map.of(
            "role", "staff.role.",
            "before", "staff.role.",
            "stage", "page.stage.",
            "purpose", "consent.purpose.",
            "why", "audit.why.",
            "organisation", "audit.organisation.");

    /** Details that hold logins. */
    static final Set<String> PEOPLE = Set.of("from", "to", "owner", "substitute", "askedBy");

    static final String FIELDS = "fields";
    static final String MOMENT = "since";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Words words;
    private final Staff staff;
    private final DossierFields fields;
    private final Clock clock;

    AuditValues(Words words, Staff staff, DossierFields fields, Clock clock) {
        this.words = words;
        this.staff = staff;
        this.fields = fields;
        this.clock = clock;
    }

    /** The value of the detail that is called so. */
    String of(String detail, Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> of(detail, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean yes) {
            return words.of(yes ? "value.yes" : "value.no");
        }
        var text = String.valueOf(value);
        if (CODES.containsKey(detail)) {
            return code(detail, text);
        }
        return switch (detail) {
            case FIELDS -> label(text);
            case MOMENT -> TIME.format(Instant.parse(text).atZone(clock.getZone()));
            default -> PEOPLE.contains(detail) ? person(text) : text;
        };
    }

    /** A person's name with the login. */
    String person(String login) {
        var name = staff.nameOf(login);
        return name.equals(login) ? login : words.of("audit.person", name, login);
    }

    /** What was before may be the name of a team; why somebody stayed out may be another system's word. */
    private String code(String detail, String code) {
        var key = CODES.get(detail) + code.replaceAll("[^A-Za-z0-9_]+", "_");
        var said = words.of(key);
        if (!said.equals(key)) {
            return said;
        }
        return detail.equals("why") ? words.of("audit.why.other", code) : code;
    }

    private String label(String field) {
        return fields.all().stream()
                .filter(known -> known.key().equals(field))
                .map(known -> known.label(LocaleContextHolder.getLocale()))
                .findFirst()
                .orElse(field);
    }
}
