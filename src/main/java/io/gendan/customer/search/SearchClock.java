package io.gendan.customer.search;

import io.gendan.customer.LongImports;
import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes anew what customers are found by, once people may come in; several nodes share the work. */
@Component
@ConditionalOnProperty(name = "gendan.search.following", matchIfMissing = true)
class SearchClock {

    private final SearchIndex index;
    private final LongImports imports;
    private final WorkWhileReady work;

    SearchClock(SearchIndex index, LongImports imports, WorkWhileReady work) {
        this.index = index;
        this.imports = imports;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void strike() {
        work.untilDone(() -> index.work() && !imports.underWay());
    }
}
