package io.gendan.engine.form;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a form file asks for. Read once from the file; whether something sent keeps it, {@link FormChecker} tells.
 *
 * @param id the form's id
 * @param fields everything the form sends, groups opened
 */
public record FormContract(String id, List<Field> fields) {

    /** What a task without a form asks for: nothing. */
    public static final FormContract NONE = new FormContract("none", List.of());

    /** Reads a form-js file; throws {@link FormFileException} when the server couldn't enforce what it asks for. */
    public static FormContract parse(byte[] file) {
        return new FormFileReader(file).contract();
    }

    /** The keys of the fields that are asked, in the form's order. */
    public Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        fields.stream().filter(field -> !field.displayOnly()).forEach(field -> keys.add(field.key()));
        return keys;
    }

    /** The same form asking for these fields alone, for whoever changes only some of them. */
    public FormContract only(Set<String> keys) {
        return new FormContract(
                id, fields.stream().filter(field -> keys.contains(field.key())).toList());
    }

    /**
     * The fields a person doesn't see with these values. A hidden field's value counts as empty, which can hide or show
     * others: so it is asked again until nothing changes.
     */
    static Set<Field> hidden(List<Field> fields, Map<String, ? extends @Nullable Object> values) {
        Set<Field> hidden = Set.of();
        for (int round = 0; round <= fields.size(); round++) {
            var seen = seen(fields, values, hidden);
            var next = new HashSet<Field>();
            for (var field : fields) {
                if (field.hide().stream().anyMatch(condition -> condition.holds(seen))) {
                    next.add(field);
                }
            }
            if (next.equals(hidden)) {
                return hidden;
            }
            hidden = next;
        }
        return hidden;
    }

    /** The values as a person sees them: what is hidden counts as empty. */
    static Map<String, @Nullable Object> seen(
            List<Field> fields, Map<String, ? extends @Nullable Object> values, Set<Field> hidden) {
        var seen = new LinkedHashMap<String, @Nullable Object>(values);
        seen.replaceAll((key, value) -> value == PlainValues.UNREADABLE ? null : value);
        for (var field : fields) {
            if (hidden.contains(field)) {
                seen.put(field.key(), null);
            } else if (field.type() == Field.Type.CHECKBOX && seen.get(field.key()) == null) {
                seen.put(field.key(), false);
            } else {
                seen.putIfAbsent(field.key(), null);
            }
        }
        return seen;
    }
}
