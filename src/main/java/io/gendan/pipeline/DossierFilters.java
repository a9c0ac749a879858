package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers by what a field of their dossier says (D-01, D-02, D-04); confidential fields are never asked. */
@Component
class DossierFilters {

    private static final String SAYS = """
             and (lower(c.dossier ->> :field%1$s) = any(:values%1$s::text[])
                or jsonb_typeof(c.dossier -> :field%1$s) = 'array' and exists (select from
                    jsonb_array_elements_text(c.dossier -> :field%1$s) v where lower(v) = any(:values%1$s::text[])))
            """;

    private final DossierFields fields;
    private final CustomerMask mask;

    DossierFilters(DossierFields fields, CustomerMask mask) {
        this.fields = fields;
        this.mask = mask;
    }

    /**
     * Adds a condition for each of these, such as {@code creditStanding:good}: the field by any of its names, then the
     * value, an option by its label too. Whoever is masked isn't found by it.
     *
     * @throws Refusal 400 {@code customers.fieldUnknown}
     */
    void addConditions(List<String> wanted, Person person, StringBuilder conditions, Map<String, Object> parameters) {
        int each = 0;
        for (var typed : wanted) {
            var plain = CustomerList.storable(typed);
            if (!plain.isEmpty()) {
                var parts = plain.split("\\s*[:：]\\s*", 2);
                var field = field(parts[0])
                        .filter(known -> parts.length == 2)
                        .orElseThrow(() -> Refusal.badRequest("customers.fieldUnknown", plain));
                var id = "D" + each++;
                conditions.append(SAYS.formatted(id)).append(" and not ").append(CustomerMask.condition("c"));
                parameters.put("field" + id, field.key());
                parameters.put("values" + id, values(field, parts[1]));
                parameters.putAll(mask.parameters(person));
            }
        }
    }

    private Optional<DossierField> field(String name) {
        return fields.all().stream()
                .filter(field -> !field.sensitive())
                .filter(field -> field.names().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    private static String[] values(DossierField field, String typed) {
        var values = new ArrayList<>(List.of(typed.toLowerCase(Locale.ROOT)));
        field.options().stream()
                .filter(option -> option.label(Locale.ENGLISH).equalsIgnoreCase(typed)
                        || option.label(Locale.CHINESE).equalsIgnoreCase(typed))
                .forEach(option -> values.add(option.value().toLowerCase(Locale.ROOT)));
        return values.toArray(String[]::new);
    }
}
