package io.gendan.customer;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports that a node has left unfinished, once people may come in. */
@Component
class ImportClock {

    private final ImportJobs jobs;
    private final ApplicationAvailability availability;

    ImportClock(ImportJobs jobs, ApplicationAvailability availability) {
        this.jobs = jobs;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.imports.look-every:PT5S}")
    void strike() {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            jobs.queueWhatIsLeft();
        }
    }
}
