package io.gendan.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.Mockito.mock;

import io.gendan.engine.MovableClock;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Long before anything else in the database was due, so that nothing but the engine's own work could be done. */
@GendanTest
class SimulationTest {

    private static final Instant NIGHT = Stories.at("2001-02-03T02:00:00+08:00");

    @Autowired
    OpenWork openWork;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private List<Job> tidying = List.of();

    @BeforeEach
    void the_engine_is_about_to_tidy_up() {
        tidying = history.findHistoryCleanupJobs();
        tidying.forEach(job -> management.setJobDuedate(job.getId(), Date.from(NIGHT)));
        MovableClock.standAt(NIGHT);
    }

    @AfterEach
    void it_will_tidy_up_when_it_would_have() {
        tidying.forEach(job -> management.setJobDuedate(job.getId(), job.getDuedate()));
        MovableClock.runAgain(null);
    }

    @Test
    @DisplayName(
            "ST-04 the past of the demo company leaves the engine's tidying out, which within its hours never ends")
    void the_engines_tidying_stays_out() {
        var simulation = new Simulation(mock(Deeds.class), openWork, management, database, clock);

        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> simulation.run(List.of(), Map.of(), NIGHT.plus(Duration.ofMinutes(30))));

        assertThat(history.findHistoryCleanupJobs())
                .as("it was due in that half hour")
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getDuedate())
                        .as("and is still to be done")
                        .isEqualTo(Date.from(NIGHT)));
    }
}
