package io.gendan.staff;

import io.gendan.engine.Words;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At every start: what this program knows of holidays is noted, and where its knowledge ends is said. */
@Component
@Order(1)
class WorkingTimeAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingTimeAtStart.class);

    private final WorkingTimeTable table;
    private final WorkingTime workingTime;
    private final WorkingDays days;
    private final WorkingHours initialHours;
    private final Words words;

    WorkingTimeAtStart(
            WorkingTimeTable table, WorkingTime workingTime, WorkingDays days, WorkingHours initialHours, Words words) {
        this.table = table;
        this.workingTime = workingTime;
        this.days = days;
        this.initialHours = initialHours;
        this.words = words;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        table.brings(PublicHolidays.edition() + " " + initialHours.start() + "-" + initialHours.end());
        workingTime.forget();
        LOG.warn(
                "{}",
                days.knownUntil()
                        .map(LocalDate::toString)
                        .map(day -> words.of("workingTime.knownUntil", day))
                        .orElseGet(() -> words.of("workingTime.unknown")));
    }
}
