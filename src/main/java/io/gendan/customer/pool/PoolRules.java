package io.gendan.customer.pool;

import io.gendan.engine.PlainRow;
import io.gendan.engine.PlainTables;
import io.gendan.engine.WorkingDuration;
import io.gendan.staff.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person may take out of the pool, by the decision table {@code poolRules} that an administrator edits (ST-03). */
@Component
public class PoolRules {

    static final String DECISION = "poolRules";

    static final String ROLE = "role";
    static final String CLAIMS_PER_DAY = "claimsPerDay";
    static final String CUSTOMERS_HELD = "customersHeld";
    static final String FORMER_OWNER_WAITS = "formerOwnerWaits";

    /**
     * The limits of one role.
     *
     * @param claimsPerDay most claims on a day of the installation's zone; null for no limit
     * @param customersHeld most customers owned at a time, members not counted; null for no limit
     * @param formerOwnerWaits working time after a release in which the last owner doesn't get the customer back
     */
    public record Limits(
            @Nullable Integer claimsPerDay, @Nullable Integer customersHeld, WorkingDuration formerOwnerWaits) {}

    private final PlainTables tables;

    PoolRules(PlainTables tables) {
        this.tables = tables;
    }

    /** The first row that fits, of the table as it is deployed last. */
    public Limits of(Role role) {
        return tables.latest(DECISION).stream()
                .filter(row -> row.text(ROLE).isEmpty() || row.text(ROLE).equals(role.name()))
                .findFirst()
                .map(PoolRules::limits)
                .orElseThrow(() -> new IllegalStateException("The table " + DECISION + " has no row for " + role));
    }

    private static Limits limits(PlainRow row) {
        var waits = row.text(FORMER_OWNER_WAITS);
        return new Limits(
                number(row.text(CLAIMS_PER_DAY)),
                number(row.text(CUSTOMERS_HELD)),
                waits.isEmpty() ? WorkingDuration.ZERO : WorkingDuration.parse(waits));
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
