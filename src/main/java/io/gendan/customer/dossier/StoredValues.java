package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.dossier.DossierField.Type;
import io.gendan.customer.dossier.DossierTable.Stored;
import io.gendan.engine.DecisionRules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What customers' dossiers hold already, and so what a revised form may no longer change (D-04). */
@Component
class StoredValues {

    private final DossierFields deployed;
    private final DossierTable table;

    StoredValues(DossierFields deployed, DossierTable table) {
        this.deployed = deployed;
        this.table = table;
    }

    /** What the fields of a revised form would make unreadable. Fields that stay as they are, are not looked at. */
    List<Problem> against(Customer.Kind kind, List<DossierField> fields) {
        var before = deployed.of(kind).stream().collect(Collectors.toMap(DossierField::key, Function.identity()));
        var revised = fields.stream()
                .filter(field -> isAnother(field, Optional.ofNullable(before.get(field.key()))))
                .collect(Collectors.toMap(DossierField::key, Function.identity()));
        if (revised.isEmpty()) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var stored = table.stored(kind, revised.keySet()).stream().collect(Collectors.groupingBy(Stored::key));
        for (var field : revised.values()) {
            judge(field, stored, problems);
            if (!field.sensitive() && table.holdsConfidential(field.key())) {
                problems.add(Problem.of(field.key(), "dossier.wasConfidential", field.key()));
            }
        }
        return problems;
    }

    private static boolean isAnother(DossierField field, Optional<DossierField> before) {
        return before.isEmpty()
                || before.get().type() != field.type()
                || before.get().sensitive() != field.sensitive()
                || !values(field).containsAll(values(before.get()));
    }

    private static void judge(DossierField field, Map<String, List<Stored>> stored, List<Problem> problems) {
        var values = stored.getOrDefault(field.key(), List.of());
        if (values.isEmpty()) {
            return;
        }
        if (field.sensitive()) {
            problems.add(Problem.of(field.key(), "dossier.isOpen", field.key()));
        } else if (values.stream().anyMatch(value -> !value.type().equals(jsonType(field.type())))
                || (field.type() == Type.DATE
                        && values.stream().anyMatch(value -> !value.json().matches("\"\\d{4}-\\d{2}-\\d{2}\"")))) {
            problems.add(Problem.of(field.key(), "dossier.typeChanged", field.key()));
        } else if (!values(field).isEmpty()) {
            var gone = values.stream()
                    .flatMap(value -> DossierTable.texts(value.json()).stream())
                    .filter(value -> !values(field).contains(value))
                    .distinct()
                    .limit(10)
                    .toList();
            if (!gone.isEmpty()) {
                problems.add(Problem.of(field.key(), "dossier.optionGone", String.join(", ", gone)));
            }
        }
    }

    private static List<String> values(DossierField field) {
        return field.options().stream().map(DossierField.Option::value).toList();
    }

    private static String jsonType(Type type) {
        return switch (type) {
            case NUMBER -> "number";
            case YES_NO -> "boolean";
            case OPTIONS -> "array";
            case TEXT, LONG_TEXT, DATE, OPTION -> "string";
        };
    }
}
