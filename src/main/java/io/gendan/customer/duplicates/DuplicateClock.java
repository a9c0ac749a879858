package io.gendan.customer.duplicates;

import io.gendan.customer.LongImports;
import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares whoever came in or changed, soon after, and everybody by night, once people may come in. */
@Component
@ConditionalOnProperty(name = "gendan.duplicates.searching", matchIfMissing = true)
class DuplicateClock {

    private static final int AT_ONCE = 1000;

    private final DuplicateSearch search;
    private final LongImports imports;
    private final WorkWhileReady work;

    DuplicateClock(DuplicateSearch search, LongImports imports, WorkWhileReady work) {
        this.search = search;
        this.imports = imports;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "${gendan.duplicates.every:PT15S}")
    void strike() {
        work.untilDone(() -> search.turn(AT_ONCE).customers() == AT_ONCE && !imports.underWay());
    }

    @Scheduled(cron = "${gendan.duplicates.nightly:0 30 2 * * *}")
    void night() {
        search.everybody();
    }
}
