package io.gendan.journey;

/** What an entry of the record tells; its title stands in the message bundles as {@code record.<kind>}. */
public enum EntryKind {
    TAKEN_UP,
    RESEARCH,
    PREPARATION,
    REVIEW,
    CONTACT,
    EARLY_PERMISSION,
    DEBRIEF,
    ARRANGEMENT,
    MEETING_NOTES,
    SALESPERSON_VIEW,
    MANAGER_VIEW,
    CONCLUSION,
    DECISION,
    SIGNING,
    MEETING_CHANGE,
    STAGE_ENTERED,
    REDIRECTION,
    PAUSE,
    RESUMPTION,
    HAND_OVER_OFFER,
    HAND_OVER,
    HANDED_OVER,
    HELP_ASKED,
    HELP,
    LOSS,
    RELEASE,
    LOOK_AGAIN,
    GRADE,
    CLOSED
}
