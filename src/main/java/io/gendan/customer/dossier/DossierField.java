package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of the dossier as the form file describes it (D-04).
 *
 * @param key under which its value is stored and told to programs
 * @param kinds which customers have it
 * @param group heading under which it stands
 * @param options what may be chosen; none for other types
 * @param aliases further names that the header of a table may give it (D-06)
 * @param sensitive whether it is personal in a way that needs purpose and consent: never searched, imported or exported
 * @param purpose what a sensitive value is kept for, else empty
 * @param essential whether every dossier needs it
 * @param essentialFor classes whose dossiers need it besides, such as {@code KEY}
 * @param suppliedBy who could supply it, null when the form doesn't say
 * @param contact whether it tells how to reach somebody, and so is masked while the customer is in the pool (ST-03)
 */
public record DossierField(
        String key,
        Set<Customer.Kind> kinds,
        Type type,
        Label group,
        Label label,
        List<Option> options,
        List<String> aliases,
        boolean sensitive,
        Label purpose,
        boolean essential,
        Set<String> essentialFor,
        @Nullable SuppliedBy suppliedBy,
        boolean contact) {

    /** What a value of the field is: text, number, ISO date as text, option as text, list of options, boolean. */
    public enum Type {
        TEXT,
        LONG_TEXT,
        NUMBER,
        DATE,
        OPTION,
        OPTIONS,
        YES_NO
    }

    /** One thing that may be chosen. */
    public record Option(String value, Label label) {

        /** As people read it. */
        public String label(Locale language) {
            return label.in(language);
        }
    }

    /** Its name as people read it. */
    public String label(Locale language) {
        return label.in(language);
    }

    /** Its key, its labels and its aliases: every name that the header of a table may give it. */
    public List<String> names() {
        var names = new LinkedHashSet<String>(List.of(key, label.english(), label.chinese()));
        names.addAll(aliases);
        return List.copyOf(names);
    }

    /** The same field of both kinds of customers. */
    DossierField with(DossierField other) {
        var both = new LinkedHashSet<>(kinds);
        both.addAll(other.kinds);
        var all = new ArrayList<>(options);
        other.options.stream()
                .filter(option -> options.stream().noneMatch(own -> own.value().equals(option.value())))
                .forEach(all::add);
        var names = new LinkedHashSet<>(aliases);
        names.addAll(other.aliases);
        return new DossierField(
                key,
                Set.copyOf(both),
                type,
                group,
                label,
                List.copyOf(all),
                List.copyOf(names),
                sensitive || other.sensitive,
                purpose,
                essential,
                essentialFor,
                suppliedBy,
                contact || other.contact);
    }
}
