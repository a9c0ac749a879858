package io.gendan.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is open for a customer and what is on record, as the customer's page and the HTTP interface show it. */
public interface JourneyFacts {

    /**
     * A task that waits for somebody.
     *
     * @param key its id in the model
     * @param assignee login of who completes it; null while a candidate may claim it
     * @param candidates logins; the first may act
     */
    record Task(
            String taskId,
            String key,
            String name,
            @Nullable String assignee,
            List<String> candidates,
            @Nullable Instant due) {}

    /**
     * A dated wait.
     *
     * @param what what is waited for, in words
     */
    record Wait(Instant until, @JsonProperty("for") String what) {}

    /** Who follows up, when, by which channel, with what content and purpose. */
    record Step(
            String who,
            LocalDate on,
            @Nullable String channel,
            @Nullable String content,
            @Nullable String purpose,
            boolean promised) {}

    /** What is open for a customer; empty when no journey is. */
    record Facts(
            List<Task> openWork,
            @Nullable Wait waiting,
            @Nullable Step nextStep) {

        /** Nothing is open. */
        public static final Facts NONE = new Facts(List.of(), null, null);
    }

    /**
     * One entry of the record.
     *
     * @param title what it is, in words
     * @param content what was said, by labels in words, in the order to show
     */
    record Line(
            Instant happenedAt,
            String author,
            String title,
            @Nullable String stage,
            Map<String, String> content) {}

    /** What is open for this customer. */
    Facts facts(CustomerNumber number);

    /** The newest entries of this customer's record, newest first; at most {@code limit}. */
    List<Line> newest(CustomerNumber number, int limit);
}
