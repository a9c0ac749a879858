package io.gendan.contact.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we have done for a customer, as it may be told.
 *
 * @param customerName as it may be told: a name, or "a maker of pumps in Ningbo"
 * @param addedBy login of who wrote it down
 * @param changedBy login of who changed it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseStory(
        long id,
        String industry,
        String customerName,
        String story,
        String addedBy,
        Instant addedAt,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}
