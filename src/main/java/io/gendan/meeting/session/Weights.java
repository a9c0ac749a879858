package io.gendan.meeting.session;

import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shares of the participants in the customer's decision, in percent (S-01, S-11). */
public final class Weights {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Weights() {}

    /**
     * Holds the weights of a list against the whole.
     *
     * @throws Refusal 400 {@code session.invalid} with an item on the list when they make more than 100 percent
     */
    public static void check(FormFields form, String list) {
        var sum = sum(form.rows(list));
        if (sum.compareTo(ALL) > 0) {
            throw Refusal.badRequest("session.invalid").with(List.of(Item.of(list, "session.weights", sum)));
        }
    }

    static BigDecimal sum(List<? extends Map<String, ?>> rows) {
        return rows.stream().map(row -> of(row.get("weight"))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal of(@Nullable Object weight) {
        return weight == null ? BigDecimal.ZERO : new BigDecimal(weight.toString());
    }
}
