package io.gendan.staff;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose customers a person sees.
 *
 * @param everything every customer of the company
 * @param owners logins whose customers are seen, where not everything is
 * @param pools departments whose customers without an owner are seen; {@link #COMPANY_POOL} for those of none
 */
public record Sight(boolean everything, Set<String> owners, Set<String> pools) {

    /** Stands for "no department": the customers without an owner that lie in the company's own pool. */
    public static final String COMPANY_POOL = "";

    /** Sees no customer at all. */
    public static final Sight NOTHING = new Sight(false, Set.of(), Set.of());

    /** Sees every customer. */
    public static final Sight EVERYTHING = new Sight(true, Set.of(), Set.of());

    public Sight {
        owners = Set.copyOf(owners);
        pools = Set.copyOf(pools);
    }

    /** Whether customers without an owner are seen that lie in this department's pool; null for the company's. */
    public boolean seesPoolOf(@Nullable String department) {
        return everything || pools.contains(Objects.requireNonNullElse(department, COMPANY_POOL));
    }
}
