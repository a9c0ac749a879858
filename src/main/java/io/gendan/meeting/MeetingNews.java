package io.gendan.meeting;

import io.gendan.customer.CustomerNumber;

/** Something about a meeting that whoever takes part has to know; told in the transaction in which it happens. */
public record MeetingNews(CustomerNumber number, Meeting meeting, What what) {

    /** What has happened. */
    public enum What {
        /** Time, place and people are settled, perhaps anew. */
        ARRANGED,
        /** Another time, or another place. */
        MOVED,
        /** It does not take place. */
        CANCELLED
    }
}
