package io.gendan.customer.completeness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how fresh one customer's dossier is (D-03).
 *
 * @param percent of what its class asks for, rounded down: 100 only when nothing is missing
 * @param missing what is asked for and not known, in the order of the dossier
 * @param freshAt when it was last checked or changed, or when the customer came in
 * @param checkedAt when somebody last confirmed that all of it holds; null for never
 * @param stale whether that was too long ago
 */
public record DossierState(
        CustomerNumber number,
        String name,
        @Nullable String owner,
        int percent,
        List<Missing> missing,
        Instant freshAt,
        @Nullable Instant checkedAt,
        @Nullable String checkedBy,
        boolean stale) {

    /**
     * Something that is missing.
     *
     * @param suppliedBy who could supply it, in words; empty when nobody in particular
     */
    public record Missing(String key, String label, String suppliedBy) {}

    /** The labels of what is missing, in one line. */
    @JsonIgnore
    public String missingLine() {
        return String.join(", ", missing.stream().map(Missing::label).toList());
    }
}
