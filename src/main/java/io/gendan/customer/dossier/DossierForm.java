package io.gendan.customer.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.Customer;
import io.gendan.customer.dossier.DossierField.Option;
import io.gendan.customer.dossier.DossierField.Type;
import io.gendan.engine.Words;
import io.gendan.engine.form.LatestForms.FormFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Reads a form file of the feature {@code customer} as a list of fields. */
@Component
class DossierForm {

    /** Properties of a component that say something of a field. */
    static final String SENSITIVE = "sensitive";

    static final String PURPOSE = "purpose";
    static final String ESSENTIAL = "essential";
    static final String ESSENTIAL_FOR = "essentialFor";
    static final String SUPPLIED_BY = "suppliedBy";
    static final String ALIASES = "aliases";
    static final String CHINESE = "_zh";

    private static final String LIST = "[,，;；]";

    private final Words words;

    DossierForm(Words words) {
        this.words = words;
    }

    /** The form of a kind of customers: {@code organisation} or {@code person}. */
    static String of(Customer.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Customer.Kind> kindOf(String form) {
        return Stream.of(Customer.Kind.values())
                .filter(kind -> of(kind).equals(form))
                .findFirst();
    }

    /** All fields in the form's order; what isn't sound is read as if it were not said. */
    List<DossierField> fields(Customer.Kind kind, FormFile file) {
        var fields = new ArrayList<DossierField>();
        collect(kind, file.content(), Label.NONE, fields);
        return List.copyOf(fields);
    }

    /** What the component asks for; empty when a dossier can't have it. */
    static Optional<Type> type(JsonNode component) {
        return Optional.ofNullable(
                switch (component.path("type").asText()) {
                    case "textfield" -> Type.TEXT;
                    case "textarea" -> Type.LONG_TEXT;
                    case "number" -> Type.NUMBER;
                    case "datetime" -> component.path("subtype").asText("date").equals("date") ? Type.DATE : null;
                    case "select", "radio" -> Type.OPTION;
                    case "checklist", "taglist" -> Type.OPTIONS;
                    case "checkbox" -> Type.YES_NO;
                    default -> null;
                });
    }

    /** A property of a component, empty when it has none. */
    static String property(JsonNode component, String name) {
        return component.path("properties").path(name).asText().strip();
    }

    static List<String> list(String written) {
        return Stream.of(written.split(LIST))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private void collect(Customer.Kind kind, JsonNode parent, Label group, List<DossierField> fields) {
        for (var component : parent.path("components")) {
            if (component.path("type").asText().equals("group")) {
                collect(kind, component, label(of(kind), component), fields);
            } else {
                type(component).ifPresent(type -> fields.add(field(kind, component, type, group)));
            }
        }
    }

    private DossierField field(Customer.Kind kind, JsonNode component, Type type, Label group) {
        var key = component.path("key").asText();
        var form = "form." + of(kind) + "." + key;
        return new DossierField(
                key,
                Set.of(kind),
                type,
                group,
                label(of(kind), component),
                options(form, component),
                list(property(component, ALIASES)),
                property(component, SENSITIVE).equals("true"),
                text(property(component, PURPOSE), property(component, PURPOSE + CHINESE), form + "." + PURPOSE),
                property(component, ESSENTIAL).equals("true"),
                Set.copyOf(list(property(component, ESSENTIAL_FOR))),
                SuppliedBy.of(property(component, SUPPLIED_BY)).orElse(null));
    }

    private Label label(String form, JsonNode component) {
        var name = component.path(component.has("key") ? "key" : "id").asText();
        var own = component
                .path(component.path("type").asText().equals("datetime") ? "dateLabel" : "label")
                .asText();
        return text(
                own.isBlank() ? name : own,
                property(component, "label" + CHINESE),
                "form." + form + "." + name + ".label",
                "form.label." + name);
    }

    private List<Option> options(String form, JsonNode component) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(option -> {
                    var value = option.path("value").asText();
                    var label = text(
                            option.path("label").asText(value),
                            property(component, "option_" + value + CHINESE),
                            form + ".option." + value,
                            "form.option." + value);
                    return new Option(value, label);
                })
                .collect(Collectors.toUnmodifiableList());
    }

    /** The bundles' text, else what the file itself says. */
    private Label text(String own, String ownChinese, String... keys) {
        return new Label(
                said(Locale.ENGLISH, own, keys), said(Locale.CHINESE, ownChinese.isEmpty() ? own : ownChinese, keys));
    }

    private String said(Locale language, String own, String... keys) {
        return Stream.of(keys)
                .map(key -> Optional.of(words.in(language, key)).filter(text -> !text.equals(key)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(own);
    }
}
