package io.gendan.journey;

/** Why a customer was lost (ST-03, L-04). */
public enum LossReason {
    PRICE,
    COMPETITOR,
    NO_BUDGET,
    NO_NEED,
    NO_DECISION,
    NOT_CARED_FOR,
    OTHER
}
