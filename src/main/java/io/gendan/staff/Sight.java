package io.gendan.staff;

import java.util.Set;

/**
 * Whose customers a person sees.
 *
 * @param everything every customer of the company
 * @param owners logins whose customers are seen, where not everything is
 * @param pool whether customers without an owner are seen
 */
public record Sight(boolean everything, Set<String> owners, boolean pool) {

    /** Sees no customer at all. */
    public static final Sight NOTHING = new Sight(false, Set.of(), false);

    /** Sees every customer. */
    public static final Sight EVERYTHING = new Sight(true, Set.of(), true);

    public Sight {
        owners = Set.copyOf(owners);
    }
}
