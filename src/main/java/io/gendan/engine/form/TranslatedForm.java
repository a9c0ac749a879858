package io.gendan.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A form file with its texts in the reader's language. */
final class TranslatedForm {

    private static final List<String> OWN_TEXTS = List.of("description", "text", "timeLabel");

    private final FormTexts texts;

    TranslatedForm(FormTexts texts) {
        this.texts = texts;
    }

    byte[] of(byte[] file) {
        try {
            var form = PlainValues.JSON.readTree(file);
            translate(form.path("id").asText(), form);
            return PlainValues.JSON.writeValueAsBytes(form);
        } catch (JsonProcessingException noJson) {
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void translate(String form, JsonNode parent) {
        for (var child : parent.path("components")) {
            if (child instanceof ObjectNode component) {
                component(form, component);
                translate(form, component);
            }
        }
    }

    private void component(String form, ObjectNode component) {
        var name = name(component);
        for (var label : List.of("label", "dateLabel")) {
            if (component.path(label).isTextual()) {
                component.put(
                        label, texts.label(form, name, component.path(label).asText()));
            }
        }
        for (var which : OWN_TEXTS) {
            if (component.path(which).isTextual()) {
                component.put(
                        which,
                        texts.own(form, name, which, component.path(which).asText()));
            }
        }
        for (var child : component.path("values")) {
            if (child instanceof ObjectNode option) {
                var own = option.path("label").asText();
                option.put(
                        "label", texts.option(form, name, option.path("value").asText(), own));
            }
        }
        for (var child : component.path("columns")) {
            if (child instanceof ObjectNode column) {
                var own = column.path("label").asText();
                column.put("label", texts.column(form, name, column.path("key").asText(), own));
            }
        }
    }

    private static String name(JsonNode component) {
        for (var which : List.of("key", "path", "id")) {
            var name = component.path(which).asText();
            if (!name.isBlank()) {
                return name;
            }
        }
        return "";
    }
}
