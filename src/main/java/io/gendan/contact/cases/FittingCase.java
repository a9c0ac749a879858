package io.gendan.contact.cases;

/**
 * A case to mention to a customer.
 *
 * @param fit why this one
 */
public record FittingCase(CaseStory story, Fit fit) {

    /** Best first. */
    public enum Fit {
        /** The research names it: a peer or competitor of the customer. */
        RIVAL,
        /** Of the customer's industry. */
        SAME,
        /** Of an industry whose name holds the customer's, or is held by it: 水泵制造 and 水泵. */
        NEAR
    }
}
