package io.gendan.engine.job;

import java.util.ArrayList;
import java.util.Collection;

/** Ids of acquired jobs of different process instances, to be tried in one transaction. */
final class Batch extends ArrayList<String> {

    private static final long serialVersionUID = 1;

    Batch(Collection<String> jobs) {
        super(jobs);
    }
}
