package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pursuit of one customer, from stage A to member or closed.
 *
 * @param number the customer; also the business key of the journey's processes
 * @param stage where it stands; stays MEMBER after joining
 * @param heading the stage that the next meeting leads to, when the last session decided on one
 * @param ending how it ended, null while it is open
 */
public record Journey(
        long id,
        CustomerNumber number,
        Stage stage,
        @Nullable String heading,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        @Nullable Ending ending,
        String processInstanceId) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
