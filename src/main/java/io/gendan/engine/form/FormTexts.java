package io.gendan.engine.form;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The texts of a form in the language of the current request: what the bundles say of this form's component, else what
 * they say of every component of that name, else the file's own text.
 */
@Component
class FormTexts {

    private final MessageSource messages;

    FormTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** The label by which a refusal names a field. */
    String label(String form, Field field) {
        var own = field.label().isBlank() ? field.key() : field.label();
        return label(form, field.key(), own);
    }

    String label(String form, String component, String own) {
        return first(own, "form." + form + "." + component + ".label", "form.label." + component);
    }

    /** A text only this form's component can have: its description, its paragraph. */
    String own(String form, String component, String which, String own) {
        return first(own, "form." + form + "." + component + "." + which);
    }

    String option(String form, String component, String value, String own) {
        return first(own, "form." + form + "." + component + ".option." + value, "form.option." + value);
    }

    String column(String form, String component, String column, String own) {
        return first(own, "form." + form + "." + component + ".column." + column, "form.column." + column);
    }

    private String first(String own, String... keys) {
        return Arrays.stream(keys)
                .map(this::found)
                .filter(text -> text != null)
                .findFirst()
                .orElse(own);
    }

    private @Nullable String found(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }
}
