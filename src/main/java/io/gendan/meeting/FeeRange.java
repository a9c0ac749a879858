package io.gendan.meeting;

import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The joining fee that a customer would accept, as somebody judges it (S-12).
 *
 * @param least amount of money in the currency
 * @param most no less than {@code least}; the same where one amount alone was judged
 * @param currency ISO code
 */
public record FeeRange(BigDecimal least, BigDecimal most, String currency) {

    /**
     * The range that a form judges by {@code acceptableFee}, {@code acceptableFeeMost} and {@code feeCurrency}; null where
     * amount or currency are missing. Forms of earlier versions judge one amount, or none.
     *
     * @throws Refusal 400 {@code session.invalid} with an item on {@code acceptableFeeMost} when it ends below its beginning
     */
    public static @Nullable FeeRange of(FormFields form) {
        if (!form.asks("acceptableFee")) {
            return null;
        }
        var least = form.optionalNumber("acceptableFee");
        var currency = form.optional("feeCurrency");
        if (least == null || currency == null) {
            return null;
        }
        var most = form.asks("acceptableFeeMost") ? form.optionalNumber("acceptableFeeMost") : null;
        if (most != null && most.compareTo(least) < 0) {
            throw Refusal.badRequest("session.invalid").with(List.of(Item.of("acceptableFeeMost", "session.feeRange")));
        }
        return new FeeRange(least, most == null ? least : most, currency);
    }

    /**
     * Holds a form to what {@link #of} asks of it, where the range itself isn't wanted.
     *
     * @throws Refusal as {@link #of} does
     */
    public static void check(FormFields form) {
        of(form);
    }
}
