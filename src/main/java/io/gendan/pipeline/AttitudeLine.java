package io.gendan.pipeline;

import java.util.List;

/**
 * A picture of how the customer's attitude went over time, in the units of the drawing.
 *
 * @param levels the attitudes, the best one on top
 * @param points the line, as {@code x,y} pairs
 * @param dots the contacts; of very many only the first and the last
 * @param days where the time begins and ends
 * @param told the same in one sentence
 */
public record AttitudeLine(
        int width, int height, List<Level> levels, String points, List<Dot> dots, List<Day> days, String told) {

    /** An attitude and its height in the drawing. */
    public record Level(String label, int y) {}

    /** One contact: what it was, in words. */
    public record Dot(double x, double y, String told) {}

    /** A day at the edge, and on which side its text ends. */
    public record Day(String label, double x, String anchor) {}
}
