package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;

/** Gives customers back to the pool (公海); done by the module that leads journeys. */
public interface PoolRelease {

    /**
     * Ends the customer's journey and leaves it without an owner, on record as done by the system. Called with the
     * customer's lock held.
     *
     * @param reason why, in words
     */
    void release(CustomerNumber number, String reason);
}
