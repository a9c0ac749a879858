package io.gendan.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/** The engine's many wrappings of a value taken off: text, numbers, booleans, lists and maps remain. */
public final class PlainValues {

    /** Stands for a value of a kind that no form field can hold, such as a file or a serialised Java object. */
    static final Object UNREADABLE = new Object() {
        @Override
        public String toString() {
            return "unreadable";
        }
    };

    static final ObjectMapper JSON = JsonMapper.builder().build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxNumberLength(100)
                        .build());
    }

    private PlainValues() {}

    /** All values of a map, plain. */
    public static Map<String, @Nullable Object> of(Map<String, ? extends @Nullable Object> values) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (var key : values.keySet()) {
            // A variable map unwraps what it holds, and fails on what is still serialised.
            plain.put(key, plain(values instanceof VariableMap typed ? typed.getValueTyped(key) : values.get(key)));
        }
        return plain;
    }

    static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonValue json) {
            return json(
                    json.getValueSerialized() == null ? String.valueOf(json.getValue()) : json.getValueSerialized());
        }
        if (value instanceof SpinJsonNode json) {
            return json(json.toString());
        }
        if (value instanceof ObjectValue object && !object.isDeserialized()) {
            return serialized(object);
        }
        if (value instanceof TypedValue typed) {
            return value instanceof FileValue ? UNREADABLE : plain(typed.getValue());
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof Collection<?> collection) {
            var plain = new ArrayList<@Nullable Object>();
            collection.forEach(inner -> plain.add(plain(inner)));
            return plain;
        }
        return UNREADABLE;
    }

    /** Serialised Java is never read: whoever sends it chooses what it becomes. */
    private static @Nullable Object serialized(SerializableValue value) {
        return "application/json".equals(value.getSerializationDataFormat())
                ? json(value.getValueSerialized())
                : UNREADABLE;
    }

    private static @Nullable Object json(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return plain(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            return UNREADABLE;
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : plain(JSON.convertValue(node, Object.class));
    }
}
