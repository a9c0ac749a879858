package io.gendan.journey;

/** How a contact is made. */
public enum Channel {
    PHONE(ContactKind.REMOTE),
    VISIT(ContactKind.FACE_TO_FACE),
    VIDEO(ContactKind.REMOTE),
    EMAIL(ContactKind.REMOTE),
    SMS(ContactKind.REMOTE),
    WECHAT(ContactKind.REMOTE),
    MEETING(ContactKind.FACE_TO_FACE);

    private final ContactKind kind;

    Channel(ContactKind kind) {
        this.kind = kind;
    }

    public ContactKind kind() {
        return kind;
    }
}
