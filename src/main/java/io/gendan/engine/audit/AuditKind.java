package io.gendan.engine.audit;

/** What the trail tells of. */
public enum AuditKind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT,
    /** Somebody asked for what they may not do or see. */
    REFUSED,
    /** A confidential field was read. */
    READ_CONFIDENTIAL,
    EXPORTED,
    /** A table of customers was taken in, or checked without storing anything. */
    IMPORTED,
    HANDED_OVER,
    /** A rule was set aside, with a reason: a contact too early, a gate skipped, a limit of the pool. */
    OVERRIDDEN,
    DEPLOYED,
    PERSON_CHANGED,
    PASSWORD_CHANGED,
    RULES_CHANGED,
    MERGED,
    CONSENT_CHANGED,
    /** All that is held on a person was handed out or erased. */
    DISCLOSED,
    /** That it be erased was asked for, or the wish was taken back. */
    ERASURE_WISH,
    ERASED,
    /** A failed step was tried again by hand. */
    RETRIED,
    /** The trail itself was checked, or its oldest entries were let go of. */
    TRAIL
}
