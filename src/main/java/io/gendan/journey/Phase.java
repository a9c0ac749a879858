package io.gendan.journey;

/** Which part of the way a stage belongs to. */
public enum Phase {
    OUTREACH,
    MEETING,
    NEGOTIATION,
    MEMBERSHIP
}
