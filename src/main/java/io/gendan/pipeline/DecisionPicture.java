package io.gendan.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision map drawn, in the units of the drawing: the weight goes from left to right, the attitude from refusing at
 * the bottom to keen on top, and each role has a shape of its own.
 *
 * @param told the same in sentences, one a person
 */
public record DecisionPicture(
        int width, int height, List<Band> bands, List<Tick> ticks, List<Mark> marks, List<Sign> signs, String told) {

    /** The band of an attitude. */
    public record Band(String label, int top, int height) {}

    /** A weight on the scale. */
    public record Tick(String label, double x) {}

    /**
     * A person.
     *
     * @param role name of the role, {@code NONE} where it isn't known
     * @param shape outline of the role's sign around its middle
     * @param label the name, shortened where it is long
     * @param anchor which end of the label stands at {@code labelX}
     * @param fromX where the person stood after the session before; null where that was here or is unknown
     */
    public record Mark(
            String role,
            String shape,
            double x,
            double y,
            String label,
            double labelX,
            String anchor,
            String told,
            @Nullable Double fromX,
            @Nullable Double fromY) {

        /** The same person, who stood there before. */
        Mark from(double beforeX, double beforeY) {
            return new Mark(role, shape, x, y, label, labelX, anchor, told, beforeX, beforeY);
        }
    }

    /** A sign that is explained beside the drawing. */
    public record Sign(String role, String shape, String label) {}
}
