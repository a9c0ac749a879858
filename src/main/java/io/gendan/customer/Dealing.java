package io.gendan.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought or nearly bought (D-02).
 *
 * @param opportunity the id that it bears where it was kept before
 * @param agent who of us dealt with the customer, as it was told
 * @param stage as it was told
 * @param amount in the currency of the company; null while nothing is agreed
 * @param problems what is still open
 */
public record Dealing(
        String opportunity,
        CustomerNumber number,
        @Nullable String agent,
        @Nullable String product,
        String stage,
        Outcome outcome,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate closedOn,
        @Nullable BigDecimal amount,
        @Nullable String problems) {

    /** One amount is written in one way: 10.50 as 10.5, and a hundred as 100. */
    public Dealing {
        amount = amount == null ? null : plain(amount);
    }

    /** What is on record once this is put over the earlier one: what was still open stays when nothing is told of it. */
    Dealing over(Dealing earlier) {
        return problems != null
                ? this
                : new Dealing(
                        opportunity,
                        number,
                        agent,
                        product,
                        stage,
                        outcome,
                        engagedOn,
                        closedOn,
                        amount,
                        earlier.problems);
    }

    /** The dealing as it may be read: nobody is reached by what is still open. */
    Dealing readAs(MaskedText text) {
        return new Dealing(
                opportunity, number, agent, product, stage, outcome, engagedOn, closedOn, amount, text.of(problems));
    }

    private static BigDecimal plain(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** What came of it. */
    public enum Outcome {
        WON,
        LOST,
        OPEN
    }
}
