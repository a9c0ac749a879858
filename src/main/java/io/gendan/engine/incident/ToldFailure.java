package io.gendan.engine.incident;

import io.gendan.engine.log.Masking;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure as it may be kept: its cause in words, and its trace without what it tells of people. */
final class ToldFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String trace;

    ToldFailure(String cause, Throwable failure) {
        super(cause, null, false, false);
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        this.trace = Masking.failure(text.toString());
    }

    String trace() {
        return trace;
    }

    @Override
    public void printStackTrace(PrintWriter to) {
        to.print(trace);
    }
}
