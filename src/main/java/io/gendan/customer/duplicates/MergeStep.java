package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import java.util.List;

/**
 * What follows a customer beside the rows that refer to it, such as running processes. Called in the merge's
 * transaction, with both customers locked.
 */
public interface MergeStep {

    /** Why these two can't be put together now, each with its remedy; empty when they can. */
    List<Refusal.Item> hindrances(CustomerNumber survivor, CustomerNumber merged);

    /** Whether the one to be put away has come further: its owner and its grades then hold for the survivor. */
    boolean isAhead(CustomerNumber survivor, CustomerNumber merged);

    /**
     * The rows have moved.
     *
     * @return what has followed, as {@link #undone} needs it
     */
    List<String> merged(Merge merge);

    /** Why these two can't be taken apart any more; empty when they can. Asked before the rows move back. */
    List<Refusal.Item> hindrancesToUndo(Merge merge);

    /** The rows have moved back. */
    void undone(Merge merge, List<String> followed, String by);
}
