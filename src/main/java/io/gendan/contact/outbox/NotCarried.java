package io.gendan.contact.outbox;

import org.jspecify.annotations.Nullable;

/** A message was not taken over, or nobody knows whether it was. */
public final class NotCarried extends Exception {

    private static final long serialVersionUID = 1;

    /** What is known. */
    public enum Why {
        /** It was certainly not taken; another try may succeed. */
        FAILED,
        /** It was handed over and the answer got lost: it may arrive, and a repetition may arrive twice. */
        UNCERTAIN,
        /** It will never be taken as it is, such as an address that does not exist. */
        REFUSED
    }

    private final Why why;

    /** A problem is kept and read by administrators: it names nobody, and repeats nothing that somebody else has said. */
    private NotCarried(Why why, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.why = why;
    }

    public static NotCarried failed(String problem, @Nullable Throwable cause) {
        return new NotCarried(Why.FAILED, problem, cause);
    }

    public static NotCarried uncertain(String problem, @Nullable Throwable cause) {
        return new NotCarried(Why.UNCERTAIN, problem, cause);
    }

    public static NotCarried refused(String problem, @Nullable Throwable cause) {
        return new NotCarried(Why.REFUSED, problem, cause);
    }

    public Why why() {
        return why;
    }
}
