package io.gendan.engine.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gendan.engine.ProcessVariables;
import io.gendan.engine.form.FormContract;
import io.gendan.engine.form.FormFileException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One form: readable by the form viewer of Tasklist, with fields that the server can hold people to. */
final class FormCheck {

    /** Of form-js 1.8.7, which Tasklist brings along. */
    private static final int NEWEST_SCHEMA = 16;

    private static final Set<String> SHOWN =
            Set.of("text", "html", "table", "image", "separator", "spacer", "group", "expression");
    private static final Set<String> CHOICES = Set.of("radio", "select", "taglist", "checklist");
    private static final Set<String> TYPED = Set.of("textfield", "textarea", "number", "datetime", "checkbox");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    /** What a form is given to show: a field of that name would be taken for it. */
    private static final Set<String> GIVEN = Set.of("brief", "customerName", "stage", "inPlaceOf");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final FlowFile file;
    private final FlowProblem.Collector problems;
    private final Set<String> keys = new LinkedHashSet<>();

    private FormCheck(FlowFile file, FlowProblem.Collector problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reports what is wrong and answers the keys of the fields that stand directly in the form. */
    static Set<String> run(FlowFile file, FlowProblem.Collector problems) {
        var check = new FormCheck(file, problems);
        check.read();
        return check.keys;
    }

    private void read() {
        JsonNode form;
        try {
            form = JSON.readTree(file.content());
        } catch (JsonProcessingException broken) {
            problems.add(file, "line " + broken.getLocation().getLineNr(), "unreadable", broken.getOriginalMessage());
            return;
        } catch (IOException broken) {
            problems.add(file, "", "unreadable", Xml.said(broken));
            return;
        }
        if (form == null
                || !form.path("components").isArray()
                || !form.path("type").asText().equals("default")) {
            problems.add(file, "", "notAForm");
            return;
        }
        var id = form.path("id").asText();
        if (!id.equals(file.id())) {
            problems.add(file, id, "idNotFileName", id, file.id());
        }
        int schema = form.path("schemaVersion").asInt(0);
        if (schema > NEWEST_SCHEMA) {
            problems.add(file, "", "formTooNew", schema, NEWEST_SCHEMA);
        }
        int before = problems.found().size();
        components(form, keys, true);
        if (problems.found().size() == before) {
            enforceable();
        }
    }

    /** What reads well can still ask for more than the server can hold people to. */
    private void enforceable() {
        try {
            FormContract.parse(file.content());
        } catch (FormFileException unfit) {
            problems.add(file, unfit.element(), "contract", unfit.problem());
        }
    }

    private void components(JsonNode parent, Set<String> used, boolean top) {
        for (var component : parent.path("components")) {
            var type = component.path("type").asText();
            if (type.equals("dynamiclist")) {
                key(component, "path", used, top);
                components(component, new HashSet<>(), false);
            } else if (type.equals("group") && !component.path("path").asText().isEmpty()) {
                key(component, "path", used, top);
                components(component, new HashSet<>(), false);
            } else if (type.equals("group")) {
                components(component, used, top);
            } else if (TYPED.contains(type) || CHOICES.contains(type) || type.equals("expression")) {
                key(component, "key", used, top);
            } else if (!SHOWN.contains(type)) {
                problems.add(file, name(component), "componentType", type);
            }
            if (CHOICES.contains(type)) {
                options(component);
            }
            rules(component);
        }
    }

    private void key(JsonNode component, String attribute, Set<String> used, boolean top) {
        var key = component.path(attribute).asText();
        if (!IDENTIFIER.matcher(key).matches()) {
            problems.add(file, name(component), "key", key);
        } else if (!used.add(key)) {
            problems.add(file, key, "keyTwice", key);
        } else if (top && isTaken(key)) {
            problems.add(file, key, "keyTaken", key);
        }
    }

    private static boolean isTaken(String key) {
        return ProcessVariables.KEPT.contains(key)
                || ProcessVariables.OF_A_COMPLETION.contains(key)
                || GIVEN.contains(key);
    }

    private void options(JsonNode component) {
        if (!component.path("valuesExpression").asText().isEmpty()) {
            problems.add(file, name(component), "options");
        } else if (component.path("valuesKey").asText().isEmpty()) {
            var values = component.path("values");
            if (!values.isArray() || values.isEmpty()) {
                problems.add(file, name(component), "options");
            }
            var seen = new HashSet<String>();
            for (var option : values) {
                var value = option.path("value").asText();
                if (value.isBlank() || option.path("label").asText().isBlank() || !seen.add(value)) {
                    problems.add(file, name(component), "option", value);
                }
            }
        }
    }

    private void rules(JsonNode component) {
        var pattern = component.path("validate").path("pattern").asText();
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            problems.add(file, name(component), "pattern", pattern);
        }
        var hide = component.path("conditional").path("hide").asText();
        if (!hide.isEmpty() && !hide.startsWith("=")) {
            problems.add(file, name(component), "hide", hide);
        }
    }

    private static String name(JsonNode component) {
        for (var attribute : new String[] {"key", "path", "id"}) {
            var name = component.path(attribute).asText();
            if (!name.isEmpty()) {
                return name;
            }
        }
        return component.path("label").asText();
    }
}
