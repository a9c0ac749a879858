package io.gendan.engine.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a form sends.
 *
 * @param key the name under which it is sent; for a dynamic list its path
 * @param label the file's own label, empty when it has none
 * @param requiredIf condition under which it is required all the same, null for none
 * @param displayOnly shown but not asked (disabled, read-only, computed): what is sent for it is ignored
 * @param maxLength longest text in characters
 * @param decimals most decimal digits, null for any number
 * @param hide conditions of the field and of the groups around it; any true one hides it
 * @param rows the fields of one row of a dynamic list, otherwise empty
 */
record Field(
        String key,
        Type type,
        String label,
        boolean required,
        @Nullable Condition requiredIf,
        boolean displayOnly,
        @Nullable Integer minLength,
        int maxLength,
        @Nullable Pattern pattern,
        Format format,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        Options options,
        When when,
        List<Condition> hide,
        List<Field> rows) {

    /** Whether it must be filled in where the others have these values. */
    boolean requiredWith(Map<String, ? extends @Nullable Object> values) {
        return required || (requiredIf != null && requiredIf.holds(values));
    }

    enum Type {
        TEXT,
        NUMBER,
        DATE,
        MOMENT,
        CHECKBOX,
        CHOICE,
        CHOICES,
        LIST
    }

    enum Format {
        ANY,
        EMAIL,
        PHONE
    }

    enum When {
        ANY,
        PAST,
        FUTURE
    }
}
