package io.gendan.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the hand-over of a leaver's customers has come.
 *
 * @param leaver login of who leaves
 * @param askedBy login of who asked for it
 * @param finishedAt null while customers wait for their turn
 * @param waiting how many customers wait
 * @param done how many belong to their receiver
 * @param gone how many belonged to somebody else when their turn came
 * @param receivers how many customers each receiver has got, by login
 * @param failures the customers that stayed, and why
 * @param left how many customers the leaver still owns
 * @param tasksLeft what waits for the leaver at customers of others; passed on with the last customer
 */
public record BulkHandOver(
        long id,
        String leaver,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        int waiting,
        int done,
        int gone,
        Map<String, Integer> receivers,
        List<Failure> failures,
        int left,
        List<TaskLeft> tasksLeft) {

    /** An open task at a customer of somebody else. */
    public record TaskLeft(String number, String task) {}

    /** A customer that could not be handed over. */
    public record Failure(String number, String problem) {}
}
