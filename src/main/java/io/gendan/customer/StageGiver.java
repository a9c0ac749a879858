package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import org.jspecify.annotations.Nullable;

/** Lets a new customer begin in a stage that somebody tells (D-06). Implemented where the processes are. */
public interface StageGiver {

    /** Why this person can't let customers begin there; null when they can. */
    Refusal.@Nullable Item fault(String stage, Person by);

    /** Moves the journey just opened, in the caller's transaction and on record. */
    void give(CustomerNumber number, String stage, Person by);
}
