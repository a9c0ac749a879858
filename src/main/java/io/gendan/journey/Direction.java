package io.gendan.journey;

/** Who took the first step of a contact. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
