package io.gendan.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.engine.form.Field.Format;
import io.gendan.engine.form.Field.Type;
import io.gendan.engine.form.Field.When;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a form-js file. What the server couldn't enforce is refused here rather than let through later. */
final class FormFileReader {

    private static final Set<String> NOT_ASKED =
            Set.of("text", "html", "image", "table", "separator", "spacer", "iframe", "button", "default");
    /** Names the engine needs for itself while a form is completed. */
    private static final Set<String> RESERVED = Set.of(
            ProcessVariables.OUTCOME,
            ProcessVariables.REVIEWER,
            ProcessVariables.COMPLETED_BY,
            ProcessVariables.COMPLETED_TASK_ID,
            FormFields.FIELDS);

    private static final int LINE = 255;
    private static final int AREA = 20_000;

    private final JsonNode form;
    private final String id;

    FormFileReader(byte[] file) {
        try {
            form = PlainValues.JSON.readTree(file);
        } catch (IOException noJson) {
            throw new FormFileException("The form is no JSON. Export it anew from the modeler.", noJson);
        }
        id = form.path("id").asText();
        if (id.isBlank()) {
            throw new FormFileException("?", "id", "is missing. Give the form an id, the same as its file's name.");
        }
    }

    FormContract contract() {
        return new FormContract(id, fields(form, List.of()));
    }

    private List<Field> fields(JsonNode parent, List<Condition> around) {
        var fields = new ArrayList<Field>();
        collect(parent, around, fields);
        var keys = new HashSet<String>();
        for (var field : fields) {
            if (!keys.add(field.key())) {
                throw new FormFileException(id, field.key(), "has the key of another field. Give it a key of its own.");
            }
        }
        return List.copyOf(fields);
    }

    private void collect(JsonNode parent, List<Condition> around, List<Field> fields) {
        for (var component : parent.path("components")) {
            var type = component.path("type").asText();
            if (NOT_ASKED.contains(type)) {
                continue;
            }
            var hide = conditions(component, around);
            if (type.equals("group")) {
                if (!component.path("path").asText().isBlank()) {
                    throw unfit(component, "groups its values under a path. Leave the group's path empty.");
                }
                collect(component, hide, fields);
            } else {
                fields.add(field(component, type, hide));
            }
        }
    }

    private Field field(JsonNode component, String type, List<Condition> hide) {
        var validate = component.path("validate");
        var rows = type.equals("dynamiclist") ? fields(component, List.of()) : List.<Field>of();
        return new Field(
                key(component, type),
                type(component, type),
                component.path(type.equals("datetime") ? "dateLabel" : "label").asText(),
                validate.path("required").asBoolean() || rows.stream().anyMatch(Field::required),
                requiredIf(component),
                type.equals("expression") || flag(component, "disabled") || flag(component, "readonly"),
                whole(component, validate, "minLength"),
                longest(component, validate, type),
                pattern(component, validate),
                format(component, validate),
                number(component, validate, "min"),
                number(component, validate, "max"),
                whole(component, component, "decimalDigits"),
                options(component),
                when(component),
                hide,
                rows);
    }

    private String key(JsonNode component, String type) {
        var key = component.path(type.equals("dynamiclist") ? "path" : "key").asText();
        if (!key.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw unfit(component, "has the key '" + key + "'. Use letters and digits, beginning with a letter.");
        }
        if (RESERVED.contains(key)) {
            throw unfit(component, "has a key that is reserved. Give it another key.");
        }
        return key;
    }

    private Type type(JsonNode component, String type) {
        return switch (type) {
            case "textfield", "textarea", "expression" -> Type.TEXT;
            case "number" -> Type.NUMBER;
            case "checkbox" -> Type.CHECKBOX;
            case "select", "radio" -> Type.CHOICE;
            case "checklist", "taglist" -> Type.CHOICES;
            case "dynamiclist" -> Type.LIST;
            case "datetime" ->
                switch (component.path("subtype").asText("date")) {
                    case "date" -> Type.DATE;
                    case "datetime" -> Type.MOMENT;
                    default -> throw unfit(component, "asks for a time alone. Ask for a date, or a date with time.");
                };
            default -> throw unfit(component, "is of type '" + type + "', which is not supported. Use another type.");
        };
    }

    private List<Condition> conditions(JsonNode component, List<Condition> around) {
        var text = component.path("conditional").path("hide").asText();
        if (text.isBlank()) {
            return around;
        }
        var condition = Condition.parse(text);
        if (condition == null) {
            throw unfit(component, "is hidden by '" + text + "', which is no FEEL expression. Begin it with '='.");
        }
        var all = new ArrayList<>(around);
        all.add(condition);
        return List.copyOf(all);
    }

    /** The property {@code requiredIf}: form-js itself knows fields that are always required, or never. */
    private @Nullable Condition requiredIf(JsonNode component) {
        var text = component.path("properties").path("requiredIf").asText();
        if (text.isBlank()) {
            return null;
        }
        var condition = Condition.parse(text);
        if (condition == null) {
            throw unfit(component, "is required if '" + text + "', which is no FEEL expression. Begin it with '='.");
        }
        return condition;
    }

    private boolean flag(JsonNode component, String name) {
        var flag = component.path(name);
        if (flag.isTextual()) {
            throw unfit(component, "computes '" + name + "'. Say true or false, or hide the field by a condition.");
        }
        return flag.asBoolean();
    }

    private int longest(JsonNode component, JsonNode validate, String type) {
        var longest = whole(component, validate, "maxLength");
        return longest != null ? longest : type.equals("textarea") ? AREA : LINE;
    }

    private @Nullable Integer whole(JsonNode component, JsonNode holder, String name) {
        var number = number(component, holder, name);
        return number == null ? null : number.intValue();
    }

    private @Nullable BigDecimal number(JsonNode component, JsonNode holder, String name) {
        var number = holder.path(name);
        if (number.isMissingNode() || number.isNull() || number.asText().isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(number.asText());
        } catch (NumberFormatException computed) {
            throw unfit(component, "has '" + number.asText() + "' as " + name + ". Write a plain number.");
        }
    }

    private @Nullable Pattern pattern(JsonNode component, JsonNode validate) {
        var pattern = validate.path("pattern").asText();
        try {
            return pattern.isBlank() ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException invalid) {
            throw unfit(component, "has a pattern that can't be read: " + invalid.getDescription() + ". Mend it.");
        }
    }

    private Format format(JsonNode component, JsonNode validate) {
        var format = validate.path("validationType").asText();
        return switch (format) {
            case "", "custom" -> Format.ANY;
            case "email" -> Format.EMAIL;
            case "phone" -> Format.PHONE;
            default -> throw unfit(component, "has the validation type '" + format + "'. Use email, phone or custom.");
        };
    }

    private Options options(JsonNode component) {
        if (component.has("valuesExpression")) {
            throw unfit(component, "computes its options. List them, or name a variable as valuesKey.");
        }
        var variable = component.path("valuesKey").asText();
        if (!variable.isBlank()) {
            return new Options(List.of(), variable);
        }
        var listed = PlainValues.JSON.convertValue(component.path("values"), Object.class);
        return listed instanceof List<?> values ? new Options(Options.read(values), null) : Options.NONE;
    }

    private When when(JsonNode component) {
        var when = component.path("properties").path("when").asText();
        return switch (when) {
            case "" -> When.ANY;
            case "past" -> When.PAST;
            case "future" -> When.FUTURE;
            default -> throw unfit(component, "has the property when '" + when + "'. Use past or future.");
        };
    }

    private FormFileException unfit(JsonNode component, String problem) {
        var name = component.path("key").asText(component.path("id").asText("?"));
        return new FormFileException(id, name, problem);
    }
}
