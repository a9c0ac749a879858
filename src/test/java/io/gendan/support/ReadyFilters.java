package io.gendan.support;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;

/** The lists of tasks that Gendan brings along. */
public final class ReadyFilters {

    /** The list of one's own work, which everybody with work to do reads. */
    public static final String MY_WORK = "myWork";

    private ReadyFilters() {}

    /** By its key; what another test has added or taken away doesn't count. */
    public static Filter of(FilterService filters, String key) {
        return filters.createFilterQuery().list().stream()
                .filter(filter -> key.equals(filter.getProperties().get("gendan")))
                .findFirst()
                .orElseThrow();
    }
}
