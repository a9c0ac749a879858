package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.util.Optional;

/** Open tasks that one person does for another who is at work, told by the module that entrusts them. */
public interface Entrusted {

    /**
     * Takes a task back for whoever it was entrusted by, and tells that person. Called with the customer's lock held.
     *
     * @param from login of its assignee, who can't do it now
     * @return login of whose task it is; empty when it is the assignee's own
     */
    Optional<String> takenBack(CustomerNumber number, String taskId, String from);
}
