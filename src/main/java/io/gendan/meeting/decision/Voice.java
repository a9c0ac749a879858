package io.gendan.meeting.decision;

/** Whose reading of a meeting a judgement belongs to. */
public enum Voice {
    SALESPERSON,
    MANAGER
}
