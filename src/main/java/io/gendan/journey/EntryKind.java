package io.gendan.journey;

/** What an entry of the record tells; its title stands in the message bundles as {@code record.<kind>}. */
public enum EntryKind {
    TAKEN_UP,
    RESEARCH,
    PREPARATION,
    REVIEW,
    CONTACT,
    DEBRIEF,
    ARRANGEMENT,
    MEETING_NOTES,
    SALESPERSON_VIEW,
    MANAGER_VIEW,
    CONCLUSION,
    DECISION,
    SIGNING,
    STAGE_ENTERED,
    CLOSED
}
