package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.IOException;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Several people act on several customers in any order, and after each deed the invariants hold. The build walks the
 * same 30 walks of 40 deeds each time; {@code -Pnightly} other ones, 500 of 200 deeds, and goes on where it was
 * interrupted. {@code -Dgendan.walk.seed} walks one again.
 */
@GendanTest
class RandomWalkTest {

    private static final int SEQUENCES = Integer.getInteger("gendan.walk.sequences", 30);
    private static final int DEEDS = Integer.getInteger("gendan.walk.deeds", 40);
    private static final String SEED = System.getProperty("gendan.walk.seed");
    private static final String PROGRESS = System.getProperty("gendan.walk.progress");
    private static final int NOW_AND_THEN = 10;

    @LocalServerPort
    int port;

    @Autowired
    Walker walker;

    @Autowired
    Attempts attempts;

    @Autowired
    People people;

    @BeforeEach
    void people_are_there() {
        people.hired("walking-people.csv");
        attempts.knockAt(port);
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-04: whatever people do in whatever order, nobody is forgotten and nothing on record is lost")
    void invariants_hold_after_every_deed() throws IOException {
        if (SEED != null) {
            say(walker.walk(Long.parseLong(SEED), DEEDS).toString());
            return;
        }
        var progress = PROGRESS == null ? Progress.fromTheStart() : Progress.in(Path.of(PROGRESS));
        say("%d walks of %d deeds, %d done before".formatted(SEQUENCES, DEEDS, progress.done()));
        long begun = System.nanoTime();
        int walked = 0;
        while (progress.done() < SEQUENCES) {
            var seed = progress.nextSeed();
            assertThat(walker.walk(seed, DEEDS).length())
                    .as("deeds of walk %d", seed)
                    .isGreaterThanOrEqualTo(DEEDS);
            progress.oneMoreIsDone();
            walked += DEEDS;
            if (progress.done() % NOW_AND_THEN == 0) {
                say("%d walks of %d done, the last with seed %d; %.1f ms a deed"
                        .formatted(progress.done(), SEQUENCES, seed, (System.nanoTime() - begun) / 1e6 / walked));
            }
        }
        progress.allIsDone();
    }

    private static void say(String what) {
        System.out.println("Random walk: " + what);
    }
}
