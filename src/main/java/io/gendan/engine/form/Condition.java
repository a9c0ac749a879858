package io.gendan.engine.form;

import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** A form's FEEL condition, written by whoever wrote the form; what people type is only ever its data. */
record Condition(ParsedExpression expression) {

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    /** Reads {@code =stage != "A"}; null when it is no valid expression. */
    static @Nullable Condition parse(String text) {
        if (!text.startsWith("=")) {
            return null;
        }
        var parsed = FEEL.parseExpression(text.substring(1));
        return parsed.isSuccess() ? new Condition(parsed.parsedExpression()) : null;
    }

    /** Whether it holds; a condition on something missing doesn't. */
    boolean holds(Map<String, ? extends @Nullable Object> values) {
        @SuppressWarnings({"unchecked", "NullAway"}) // FEEL knows null values
        var context = (Map<String, Object>) values;
        var answer = FEEL.evaluate(expression, context);
        return answer.isSuccess() && Boolean.TRUE.equals(answer.result());
    }
}
