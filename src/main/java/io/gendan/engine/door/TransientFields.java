package io.gendan.engine.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** The accepted fields as variables that live no longer than the transaction: the record keeps them, not the engine. */
final class TransientFields {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private TransientFields() {}

    static VariableMap of(Map<String, @Nullable Object> fields, String person) {
        var variables = FormFields.variables(fields, person);
        fields.forEach((key, value) -> variables.putValueTyped(key, typed(value)));
        return variables;
    }

    static VariableMap of(Map<String, @Nullable Object> fields, String person, String task) {
        return of(fields, person).putValueTyped(ProcessVariables.COMPLETED_TASK_ID, Variables.stringValue(task, true));
    }

    private static TypedValue typed(@Nullable Object value) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return json(value);
        }
        return Variables.untypedValue(value instanceof BigDecimal exact ? exact.doubleValue() : value, true);
    }

    private static TypedValue json(Object value) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value), true).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
