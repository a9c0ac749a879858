package io.gendan.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent with a form, already held against it: read by the service task that records it, in the very
 * transaction that completes the task, and gone with it. Asking for a field that the form doesn't have, or that was
 * hidden or left empty where a value is demanded, is a mistake of the model and throws {@link IllegalStateException}.
 */
public final class FormFields {

    /** The variable that holds all fields; lives only as long as the completing transaction. */
    public static final String FIELDS = "formFields";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, @Nullable Object> fields;
    private final DelegateExecution execution;

    private FormFields(Map<String, @Nullable Object> fields, DelegateExecution execution) {
        this.fields = fields;
        this.execution = execution;
    }

    /** The fields of the form that brought this execution here. */
    public static FormFields of(DelegateExecution execution) {
        var sent = execution.getVariable(FIELDS);
        if (sent == null) {
            throw new IllegalStateException("No form was sent in this transaction: '" + execution.getCurrentActivityId()
                    + "' must follow its user task directly, without an asynchronous step or a call between them.");
        }
        try {
            return new FormFields(JSON.readValue(sent.toString(), new TypeReference<>() {}), execution);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same where a timer may have come first; none then. */
    public static Optional<FormFields> find(DelegateExecution execution) {
        return execution.getVariable(FIELDS) == null ? Optional.empty() : Optional.of(of(execution));
    }

    /**
     * Fields as variables that live no longer than the transaction: what a completed form or a message brings along.
     *
     * @param by login of who sent them
     */
    public static VariableMap variables(Map<String, ? extends @Nullable Object> fields, String by) {
        try {
            return Variables.createVariables()
                    .putValueTyped(
                            FIELDS,
                            SpinValues.jsonValue(JSON.writeValueAsString(fields), true)
                                    .create())
                    .putValueTyped(ProcessVariables.COMPLETED_BY, Variables.stringValue(by, true));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the form has this field at all, filled in or not. */
    public boolean asks(String key) {
        return fields.containsKey(key);
    }

    /** The text (or chosen option) of a field that is always filled in when this is asked. */
    public String text(String key) {
        return demanded(key, optional(key));
    }

    /** The text (or chosen option) of a field, null when it was hidden or left empty. */
    public @Nullable String optional(String key) {
        var value = value(key);
        return value == null ? null : value.toString();
    }

    /** Whether a box was ticked; a hidden one was not. */
    public boolean ticked(String key) {
        return Boolean.TRUE.equals(value(key));
    }

    /** A day. */
    public LocalDate date(String key) {
        return demanded(key, optionalDate(key));
    }

    /** A day, null when the field was hidden or left empty. */
    public @Nullable LocalDate optionalDate(String key) {
        var text = optional(key);
        return text == null ? null : LocalDate.parse(text);
    }

    /** A date with time. */
    public Instant moment(String key) {
        return demanded(key, optionalMoment(key));
    }

    /** A date with time, null when the field was hidden or left empty. */
    public @Nullable Instant optionalMoment(String key) {
        var text = optional(key);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** A number, exact. */
    public BigDecimal number(String key) {
        return demanded(key, optionalNumber(key));
    }

    /** A number, null when the field was hidden or left empty. */
    public @Nullable BigDecimal optionalNumber(String key) {
        var text = optional(key);
        return text == null ? null : new BigDecimal(text);
    }

    /** The rows of a dynamic list, each with all keys of its fields; none when it was hidden or left empty. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> rows(String key) {
        return value(key) instanceof List<?> rows ? (List<Map<String, Object>>) rows : List.of();
    }

    /** The chosen options of a checklist or tag list. */
    public List<String> choices(String key) {
        return value(key) instanceof List<?> chosen
                ? chosen.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Every field that was filled in, as text, numbers, booleans, lists and maps: for the record. */
    public Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> {
            if (value != null) {
                all.put(key, value);
            }
        });
        return all;
    }

    /** The login of whoever sent the form. */
    public String completedBy() {
        return variable(ProcessVariables.COMPLETED_BY);
    }

    /** The id of the completed task; there is none after a start form or a message. */
    public @Nullable String taskId() {
        return (String) execution.getVariable(ProcessVariables.COMPLETED_TASK_ID);
    }

    /** The number of the customer on whom the journey runs, its business key. */
    public String customerNumber() {
        var number = execution.getProcessBusinessKey();
        if (number == null) {
            throw new IllegalStateException("This process runs without a customer number as its business key.");
        }
        return number;
    }

    private @Nullable Object value(String key) {
        if (!fields.containsKey(key)) {
            throw new IllegalStateException("The form has no field '" + key + "'; it has " + fields.keySet() + ".");
        }
        return fields.get(key);
    }

    private String variable(String name) {
        return demanded(name, (String) execution.getVariable(name));
    }

    private static <T> T demanded(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("'" + key + "' was hidden or left empty where a value is demanded.");
        }
        return value;
    }
}
