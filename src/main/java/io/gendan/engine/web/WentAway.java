package io.gendan.engine.web;

import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Whoever asked went away while it was answered: nothing has failed, and there is nobody to tell. */
final class WentAway {

    private static final Logger LOG = LoggerFactory.getLogger(WentAway.class);

    private WentAway() {}

    /** Whether this failure comes of it. */
    static boolean says(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                LOG.debug("Nobody waits for the answer any more", failure);
                return true;
            }
        }
        return false;
    }
}
