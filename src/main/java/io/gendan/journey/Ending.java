package io.gendan.journey;

/** How a journey ended (ST-03). */
public enum Ending {
    JOINED,
    LOST,
    RELEASED,
    /** The customer's data were erased. */
    ERASED
}
