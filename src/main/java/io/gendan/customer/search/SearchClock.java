package io.gendan.customer.search;

import io.gendan.customer.LongImports;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes anew what customers are found by, once people may come in; several nodes share the work. */
@Component
@ConditionalOnProperty(name = "gendan.search.following", matchIfMissing = true)
class SearchClock {

    private final SearchIndex index;
    private final LongImports imports;
    private final ApplicationAvailability availability;

    SearchClock(SearchIndex index, LongImports imports, ApplicationAvailability availability) {
        this.index = index;
        this.imports = imports;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.search.look-every:PT2S}")
    void strike() {
        boolean more = true;
        while (more && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            more = index.work() && !imports.underWay();
        }
    }
}
