package io.gendan.pipeline;

import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Records;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What reviewers said of prepared contacts (A-05, N-11). */
@Component
class Reviews {

    private final Records records;

    Reviews(Records records) {
        this.records = records;
    }

    /** The review that has returned the latest preparation; none once it has been prepared again or approved. */
    Optional<Entry> returned(Journey journey) {
        return records.latest(journey, EntryKind.REVIEW)
                .filter(review -> "CHANGES_WANTED".equals(review.content().get("verdict")))
                .filter(review -> records.latest(journey, EntryKind.PREPARATION)
                        .filter(preparation -> preparation.id() < review.id())
                        .isPresent());
    }
}
