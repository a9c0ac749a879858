package io.gendan.journey;

/** Whether people met or not; each has a contact window of its own (CD-01). */
public enum ContactKind {
    REMOTE,
    FACE_TO_FACE
}
