package io.gendan.staff;

/**
 * What whoever leads sees of the work of those they lead: they read every open task of the customers they see, and can do
 * nothing with it. A new task is readable from its beginning, and is forgotten with it.
 */
public interface TeamSight {

    /**
     * Lets a process that has begun be seen in Cockpit by whoever leads the department of the customer's owner. To be
     * called inside the engine once the process bears the customer's number; one that begins with it needs no call.
     */
    void begun(String processInstance, String businessKey);

    /**
     * Lets the open tasks of this customer be read by whoever leads its owner now, and by nobody who led the one before; the
     * same for its processes.
     * To be called after a change of owner, in its transaction.
     */
    void follow(String businessKey);

    /** The same for every customer whose tasks are read by others than should, after teams or roles have changed. */
    void followAll();
}
