package io.gendan.engine.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What numbers must obey. They come as numbers or, from fields set so, as text. */
final class NumberRules {

    private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999_999L);

    private NumberRules() {}

    static @Nullable BigDecimal read(@Nullable Object value) {
        var text = value instanceof Double || value instanceof Float
                ? written(((Number) value).doubleValue())
                : value instanceof Number || value instanceof String
                        ? value.toString().strip()
                        : "";
        return WRITTEN.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static String written(double value) {
        return Double.isFinite(value) && Math.abs(value) <= LARGEST.doubleValue()
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "";
    }

    static @Nullable RuleBroken problem(Field field, BigDecimal number) {
        var decimals = field.decimals();
        if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            return decimals == 0 ? RuleBroken.of("form.notWhole") : new RuleBroken("form.tooManyDecimals", decimals);
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return new RuleBroken("form.belowMinimum", field.min());
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            return new RuleBroken("form.aboveMaximum", field.max());
        }
        return null;
    }

    /** Whole numbers as such, others exact. */
    static Object plain(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        return bare.scale() <= 0 ? (Object) bare.longValueExact() : bare;
    }
}
