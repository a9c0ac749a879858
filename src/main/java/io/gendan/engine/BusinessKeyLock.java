package io.gendan.engine;

/**
 * Taken first by everyone who changes a journey, so that people, timers and messages acting at the same moment follow
 * one another. Held until the transaction ends.
 */
public interface BusinessKeyLock {

    /** Waits for, and takes, the lock of the journey with this business key; does nothing for an unknown key. */
    void lock(String businessKey);
}
