package io.gendan.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the open tasks of a customer without being asked for them: whoever leads its owner (N-14, N-21). Asked by
 * staff, answered by the module that knows owners.
 */
public interface TaskReaders {

    /** The logins of those who read the tasks with this business key; nobody for a key that is no customer's. */
    Set<String> of(String businessKey);

    /** The group in the engine of those who lead the department of the customer's owner, such as {@code department-3}. */
    Optional<String> departmentOf(String businessKey);

    /**
     * Lets the processes of a customer be seen by whoever leads the department of its owner now, and of no other.
     *
     * @param businessKey the customer; null for every one whose processes are seen by others than should
     */
    void followProcesses(@Nullable String businessKey);

    /**
     * The customers with an open task that somebody reads who no longer should, or doesn't read who should.
     *
     * @param reading what an authorization of whoever only reads holds, as the engine stores it
     * @return their business keys
     */
    List<String> outdated(int reading);
}
