package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import io.gendan.staff.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is to own the customers of a table's rows; each owner is asked for once. */
final class RowOwners {

    private final Ownership ownership;
    private final String otherwise;
    private final Person by;
    private final Map<String, Optional<String>> known = new HashMap<>();

    /**
     * Raises a refusal where the owner of all rows can't be accepted.
     *
     * @param otherwise owner of those whose row names none
     */
    RowOwners(Ownership ownership, @Nullable String otherwise, Person by) {
        this.ownership = ownership;
        this.otherwise = Objects.requireNonNullElse(otherwise, "");
        this.by = by;
        ownership.ownerFor(by, otherwise);
    }

    /** Empty for the pool, null for an owner that isn't possible. */
    @Nullable
    Optional<String> of(Row row, String named, RowRemarks remarks) {
        var wanted = named.isEmpty() ? otherwise : named;
        if (!known.containsKey(wanted)) {
            try {
                known.put(wanted, Optional.ofNullable(ownership.ownerFor(by, wanted)));
            } catch (Refusal refusal) {
                remarks.errorInItems(row, CustomerField.OWNER.key(), refusal);
                return null;
            }
        }
        return known.get(wanted);
    }
}
