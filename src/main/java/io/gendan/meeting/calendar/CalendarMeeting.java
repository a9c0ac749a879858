package io.gendan.meeting.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar knows of a meeting: who, when and where, and nothing of what is talked about.
 *
 * @param uid the same as long as the meeting exists
 * @param sequence how often it has changed
 * @param settled whether time, place and people are arranged, not only agreed in the contact that led to it
 * @param customersSide the customer's people, as one text
 * @param ourSide names of our people
 * @param lead name of the lead negotiator; null where none is told
 */
record CalendarMeeting(
        long id,
        String uid,
        int sequence,
        String customerNumber,
        String customerName,
        String stage,
        Instant begins,
        String place,
        boolean settled,
        String customersSide,
        List<String> ourSide,
        @Nullable String lead) {}
