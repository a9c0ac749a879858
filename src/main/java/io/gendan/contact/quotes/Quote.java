package io.gendan.contact.quotes;

/**
 * A price or a volume that a text names.
 *
 * @param words what the text says, in its own writing
 * @param at where it begins, counted in characters from 0
 */
public record Quote(Kind kind, String words, int at) {

    /** What is quoted; discounts are prices. */
    public enum Kind {
        PRICE,
        VOLUME
    }
}
