package io.gendan.customer;

import io.gendan.engine.WorkWhileReady;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes on with imports that a node has left unfinished, once people may come in, and removes by night what is left of old
 * ones, and of requests that brought single customers in.
 */
@Component
class ImportClock {

    private final ImportJobs jobs;
    private final ImportTidying tidying;
    private final CustomerRequests requests;
    private final WorkWhileReady work;

    ImportClock(ImportJobs jobs, ImportTidying tidying, CustomerRequests requests, WorkWhileReady work) {
        this.jobs = jobs;
        this.tidying = tidying;
        this.requests = requests;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void strike() {
        work.once(jobs::queueWhatIsLeft);
    }

    @Scheduled(cron = "${gendan.imports.nightly:0 45 2 * * *}")
    void night() {
        tidying.tidy();
        requests.forgetOld();
    }
}
