package io.gendan.customer;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes on with imports that a node has left unfinished, once people may come in, and removes by night what is left of old
 * ones.
 */
@Component
class ImportClock {

    private final ImportJobs jobs;
    private final ImportTidying tidying;
    private final ApplicationAvailability availability;

    ImportClock(ImportJobs jobs, ImportTidying tidying, ApplicationAvailability availability) {
        this.jobs = jobs;
        this.tidying = tidying;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.imports.look-every:PT5S}")
    void strike() {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            jobs.queueWhatIsLeft();
        }
    }

    @Scheduled(cron = "${gendan.imports.nightly:0 45 2 * * *}", zone = "${gendan.zone:Asia/Shanghai}")
    void night() {
        tidying.tidy();
    }
}
