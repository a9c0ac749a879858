package io.gendan.pipeline;

import io.gendan.pipeline.JourneyFacts.Line;
import org.jspecify.annotations.Nullable;

/**
 * A meeting and its session: the notes, what each of the two views said, and what was concluded (S-01 to S-24).
 *
 * @param salesperson the salesperson's view; null where it isn't given, sealed where the reader may not read it yet
 * @param manager the manager's view, likewise
 */
public record SessionStory(
        Line notes,
        @Nullable Line salesperson,
        @Nullable Line manager,
        @Nullable Line conclusion) {}
