package io.gendan.engine;

import java.util.Collection;
import java.util.Set;

/**
 * Taken first by everyone who changes a journey, so that people, timers and messages acting at the same moment follow
 * one another. Held until the transaction ends.
 */
public interface BusinessKeyLock {

    /** Waits for, and takes, the lock of the journey with this business key; does nothing for an unknown key. */
    void lock(String businessKey);

    /**
     * Takes the locks of those journeys that nobody holds, and waits for none.
     *
     * @return the keys whose locks are held now; an unknown key is never among them
     */
    Set<String> lockFree(Collection<String> businessKeys);
}
