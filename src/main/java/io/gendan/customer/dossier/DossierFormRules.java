package io.gendan.customer.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.engine.DecisionRules.Problem;
import io.gendan.engine.FormRules;
import io.gendan.engine.form.LatestForms.FormFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a form must keep to that describes the dossier, so that an administrator can't spoil what is stored (D-04). */
@Component
class DossierFormRules implements FormRules {

    private static final Set<String> PROPERTIES = Set.of(
            DossierForm.ALIASES,
            DossierForm.SENSITIVE,
            DossierForm.PURPOSE,
            DossierForm.PURPOSE + DossierForm.CHINESE,
            DossierForm.ESSENTIAL,
            DossierForm.ESSENTIAL_FOR,
            DossierForm.SUPPLIED_BY,
            "label" + DossierForm.CHINESE,
            "when");

    /** What the columns are called, besides the names that imports know. */
    private static final Set<String> COLUMNS =
            Set.of("number", "stage", "serviceGrade", "quadrant", "createdAt", "createdBy", "contactPersons");

    private final DossierForm form;
    private final StoredValues stored;

    DossierFormRules(DossierForm form, StoredValues stored) {
        this.form = form;
        this.stored = stored;
    }

    @Override
    public String feature() {
        return "customer";
    }

    @Override
    public List<Problem> check(String id, Map<String, byte[]> forms) {
        var kind = DossierForm.kindOf(id);
        if (kind.isEmpty()) {
            return List.of(Problem.of(id, "dossier.form", id, "organisation, person"));
        }
        var file = FormFile.of("", forms.getOrDefault(id, new byte[0]));
        var problems = new ArrayList<Problem>();
        components(file.content(), problems);
        if (problems.isEmpty()) {
            var fields = form.fields(kind.get(), file);
            names(fields, problems);
            sameInBoth(kind.get(), fields, forms, problems);
            problems.addAll(stored.against(kind.get(), fields));
        }
        return problems;
    }

    private static void components(JsonNode parent, List<Problem> problems) {
        for (var component : parent.path("components")) {
            if (component.path("type").asText().equals("group")) {
                components(component, problems);
            } else if (component.has("key") || component.has("path")) {
                component(component, problems);
            }
        }
    }

    private static void component(JsonNode component, List<Problem> problems) {
        var key = component.path("key").asText(component.path("path").asText());
        if (Stream.of(CustomerField.values()).anyMatch(column -> column.key().equals(key)) || COLUMNS.contains(key)) {
            problems.add(Problem.of(key, "dossier.column", key));
        }
        if (DossierForm.type(component).isEmpty()) {
            problems.add(Problem.of(key, "dossier.type", component.path("type").asText()));
        }
        for (var unfit : List.of("conditional", "valuesKey", "disabled", "readonly")) {
            if (!component
                    .path(unfit)
                    .asText(component.path(unfit).isObject() ? unfit : "")
                    .matches("|false")) {
                problems.add(Problem.of(key, "dossier.unfit", unfit));
            }
        }
        component.path("properties").fieldNames().forEachRemaining(name -> property(component, key, name, problems));
        if (DossierForm.property(component, DossierForm.SENSITIVE).equals("true")
                && DossierForm.property(component, DossierForm.PURPOSE).isEmpty()) {
            problems.add(Problem.of(key, "dossier.purpose", key));
        }
    }

    private static void property(JsonNode component, String key, String name, List<Problem> problems) {
        var value = DossierForm.property(component, name);
        var options =
                switch (name) {
                    case DossierForm.SENSITIVE, DossierForm.ESSENTIAL -> Set.of("true", "false");
                    case DossierForm.SUPPLIED_BY ->
                        Stream.of(SuppliedBy.values()).map(SuppliedBy::written).collect(Collectors.toSet());
                    default -> Set.<String>of();
                };
        if (!PROPERTIES.contains(name) && !name.matches("option_.+" + DossierForm.CHINESE)) {
            problems.add(Problem.of(
                    key, "dossier.property", name, PROPERTIES.stream().sorted().collect(Collectors.joining(", "))));
        } else if (!options.isEmpty() && !options.contains(value)) {
            problems.add(Problem.of(
                    key,
                    "dossier.propertyValue",
                    name,
                    value,
                    options.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    /** A table's header must lead to one field, and a cell to one option. */
    private static void names(List<DossierField> fields, List<Problem> problems) {
        var taken = new HashMap<String, String>();
        for (var column : CustomerField.values()) {
            column.names().forEach(name -> taken.put(name.toLowerCase(Locale.ROOT), column.key()));
        }
        for (var field : fields) {
            for (var name : field.names()) {
                var other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), field.key());
                if (other != null && !other.equals(field.key())) {
                    problems.add(Problem.of(field.key(), "dossier.nameTaken", name, other));
                }
            }
            if (field.type() == DossierField.Type.OPTIONS) {
                field.options().stream()
                        .flatMap(option -> Stream.of(
                                option.value(),
                                option.label().english(),
                                option.label().chinese()))
                        .filter(DossierTexts::parts)
                        .distinct()
                        .forEach(label -> problems.add(Problem.of(field.key(), "dossier.optionParts", label)));
            }
        }
    }

    /** A customer may turn out to be of the other kind: then its values must mean the same. */
    private void sameInBoth(
            Customer.Kind kind, List<DossierField> fields, Map<String, byte[]> forms, List<Problem> problems) {
        for (var other : Customer.Kind.values()) {
            var content = forms.get(DossierForm.of(other));
            if (other == kind || content == null) {
                continue;
            }
            var others = form.fields(other, FormFile.of("", content)).stream()
                    .collect(Collectors.toMap(DossierField::key, field -> field, (one, same) -> one));
            for (var field : fields) {
                var same = others.get(field.key());
                if (same != null && (same.type() != field.type() || same.sensitive() != field.sensitive())) {
                    problems.add(Problem.of(field.key(), "dossier.otherForm", field.key(), DossierForm.of(other)));
                }
            }
        }
    }
}
