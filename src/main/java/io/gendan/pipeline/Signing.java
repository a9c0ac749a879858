package io.gendan.pipeline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract by which a customer became a member (ST-01).
 *
 * @param currency of the joining fee, an ISO code
 * @param signatories of both sides, the customer's first
 * @param signedBy who signed, as text, where it was recorded before both sides had lists of their own
 * @param contractFile id of the customer's file that holds the contract; null while it is missing
 */
public record Signing(
        BigDecimal joiningFee,
        String currency,
        int termMonths,
        LocalDate signedOn,
        List<Signatory> signatories,
        @Nullable String signedBy,
        @Nullable Long contractFile) {

    /** For whom somebody signs. */
    public enum Side {
        CUSTOMER,
        US
    }

    /** Somebody who signed. */
    public record Signatory(
            Side side, String name, @Nullable String position) {}
}
