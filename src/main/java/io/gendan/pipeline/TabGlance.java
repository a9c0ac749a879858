package io.gendan.pipeline;

import io.gendan.pipeline.Story.Card;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's story beside a form, all in words (N-21).
 *
 * @param stages where the journey has been, in order
 * @param mapNotes the sum of the weights, and what is missing on the map, in sentences
 * @param sessions the latest session: the notes, both views, the conclusion, as far as they are given and readable
 */
record TabGlance(
        List<Stage> stages,
        @Nullable AttitudeLine attitudes,
        @Nullable DecisionPicture map,
        List<String> mapNotes,
        List<Card> sessions) {

    /**
     * A stay in a stage.
     *
     * @param days calendar and working days, in words
     */
    record Stage(String name, String days, String since, boolean now) {}
}
