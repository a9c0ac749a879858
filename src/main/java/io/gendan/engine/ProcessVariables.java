package io.gendan.engine;

import java.util.Set;

/** The variables that models and code share by name, besides a form's own fields. */
public final class ProcessVariables {

    /** How the last step went, such as {@code CONTACT_AGAIN}; paths are chosen by it. */
    public static final String OUTCOME = "outcome";

    /** Who reads a prepared contact next: NOBODY, COLLEAGUE, MANAGER or SENIOR_MANAGER (A-05, N-11). */
    public static final String REVIEWER = "reviewer";

    /** Login of who completed the task just now. */
    public static final String COMPLETED_BY = "completedBy";

    /** Id of the task completed just now. */
    public static final String COMPLETED_TASK_ID = "completedTaskId";

    /** The only ones that outlive a transaction, and therefore the only ones in the engine's history. */
    public static final Set<String> KEPT = Set.of(OUTCOME, REVIEWER);

    /** Set within the completing transaction, for the step that records the form. */
    public static final Set<String> OF_A_COMPLETION = Set.of(FormFields.FIELDS, COMPLETED_BY, COMPLETED_TASK_ID);

    private ProcessVariables() {}
}
