package io.gendan.customer;

/** What a person on the customer's side means for its decision. */
public enum ContactRole {
    DECISION_MAKER,
    INFLUENCER,
    ALLY,
    /** Keeps the door: treated sincerely and won as a helper towards the decision-maker. */
    ASSISTANT,
    /** As an assistant; often the first person we speak to. */
    RECEPTION,
    OPPONENT
}
