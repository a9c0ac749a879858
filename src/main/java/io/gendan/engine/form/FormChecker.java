package io.gendan.engine.form;

import io.gendan.engine.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what was sent against the form: every field, every rule, all that is wrong told at once. */
@Component
public class FormChecker {

    private final FormTexts texts;
    private final Clock clock;

    FormChecker(FormTexts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The fields as they may be recorded: one entry for every key the form asks for, null where it was hidden or left
     * empty; text as typed, dates as {@code 2026-11-21}, moments with the offset of the installation's zone.
     *
     * @param submitted what was sent, in any of the engine's wrappings
     * @param context the task's own variables, which conditions and lists of options refer to
     * @throws Refusal {@code form.invalid} (400) naming each problem by the field's label, with the remedy
     */
    public Map<String, @Nullable Object> check(
            FormContract contract,
            Map<String, ? extends @Nullable Object> submitted,
            Map<String, ? extends @Nullable Object> context) {
        var sent = PlainValues.of(submitted);
        var known = PlainValues.of(context);
        var problems = new Problems();
        var check = new FieldsCheck(contract.id(), known, texts, clock, problems);
        var accepted = new LinkedHashMap<>(check.fields(contract.fields(), sent, known, Place.TOP));
        if (!problems.all().isEmpty()) {
            throw Refusal.badRequest("form.invalid").with(problems.all());
        }
        return accepted;
    }
}
