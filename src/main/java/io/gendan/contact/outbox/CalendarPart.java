package io.gendan.contact.outbox;

/**
 * What makes an e-mail an entry of its reader's calendar.
 *
 * @param method what it does there
 * @param text in the iCalendar format (RFC 5545)
 */
public record CalendarPart(Method method, String text) {

    /** What a calendar does with it (RFC 5546). */
    public enum Method {
        /** Enters it, or changes what it has. */
        REQUEST,
        /** Takes it out. */
        CANCEL
    }
}
