package io.gendan.pipeline;

import java.time.Instant;

/**
 * A dated wait of a journey.
 *
 * @param until when it ends by itself
 * @param what message key of what is waited for: {@code waiting.<what>}
 */
public record Waiting(Instant until, String what) {}
