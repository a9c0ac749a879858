package io.gendan.engine.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen: listed in the form file, or held by a variable of the task; never told by the sender.
 *
 * @param listed the file's own options
 * @param variable the task's variable that holds the options, as strings or as label and value; null when listed
 */
record Options(List<Option> listed, @Nullable String variable) {

    record Option(String label, Object value) {}

    static final Options NONE = new Options(List.of(), null);

    List<Option> in(Map<String, ? extends @Nullable Object> context) {
        if (variable == null) {
            return listed;
        }
        return context.get(variable) instanceof Collection<?> values ? read(values) : List.of();
    }

    static List<Option> read(Collection<?> values) {
        var options = new ArrayList<Option>();
        for (var value : values) {
            if (value instanceof Map<?, ?> option && option.get("value") != null) {
                var chosen = Objects.requireNonNull(option.get("value"));
                options.add(
                        new Option(String.valueOf(option.get("label") == null ? chosen : option.get("label")), chosen));
            } else if (value instanceof String || value instanceof Number) {
                options.add(new Option(value.toString(), value));
            }
        }
        return options;
    }
}
