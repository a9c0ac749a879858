package io.gendan.customer.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gendan.customer.Customer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole dossier as one person may see it; confidential values are told by name only.
 *
 * @param fields columns first, then the form's fields in its order
 * @param mayEdit whether this person may edit it
 * @param mayReadConfidential whether this person may read and enter confidential values
 */
public record DossierView(
        String number,
        String name,
        Customer.Kind kind,
        List<Line> fields,
        List<ConfidentialLine> confidential,
        boolean mayEdit,
        boolean mayReadConfidential) {

    /**
     * One field.
     *
     * @param key by which programs send it
     * @param column whether every customer has it, whatever the form says
     * @param label its name, and its group's, in the reader's language
     * @param value as stored: text, number, boolean, list of options; null for empty
     * @param text the value as people read it, empty for none
     * @param written when it was last written; null where nobody knows
     */
    public record Line(
            String key,
            boolean column,
            String group,
            String label,
            DossierField.Type type,
            List<Choice> options,
            @Nullable Object value,
            String text,
            @Nullable Instant written) {

        /** The value as a form of a page sends it. */
        public String sent() {
            return value == null ? "" : DossierTexts.canonical(value);
        }

        /** Whether there is something to show. */
        @JsonIgnore
        public boolean isFilled() {
            return !text.isEmpty();
        }
    }

    /** An option in the reader's language. */
    public record Choice(String value, String label) {}

    /** A confidential field: what it is for, and whether there is a value. */
    public record ConfidentialLine(
            String key,
            String group,
            String label,
            String purpose,
            DossierField.Type type,
            List<Choice> options,
            boolean given) {}

    /** A heading with its fields. */
    public record Group(String label, List<Line> lines) {

        public List<Line> filled() {
            return lines.stream().filter(Line::isFilled).toList();
        }

        public List<Line> empty() {
            return lines.stream().filter(line -> !line.isFilled()).toList();
        }
    }

    /** The fields under their headings, in the form's order. */
    public List<Group> groups() {
        return fields.stream()
                .collect(Collectors.groupingBy(Line::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }
}
