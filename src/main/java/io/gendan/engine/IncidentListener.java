package io.gendan.engine;

import org.jspecify.annotations.Nullable;

/** Hears of every job that has failed for good, inside the transaction that notes it. */
public interface IncidentListener {

    /**
     * A job has used up its retries.
     *
     * @param incident the engine's id of it
     * @param businessKey the customer number, null when the job belongs to no customer
     */
    void raised(String incident, @Nullable String businessKey);
}
