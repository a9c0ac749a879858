package io.gendan.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Decides, when a task is created, whether somebody else does it in place of whoever the model asks. */
public interface TaskAssignment {

    /** Assigns the task to whoever acts for its assignee now; leaves it alone when the assignee does so itself. */
    void settle(DelegateTask task);
}
