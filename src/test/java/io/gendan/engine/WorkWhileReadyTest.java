package io.gendan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class WorkWhileReadyTest {

    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    private final WorkWhileReady work = new WorkWhileReady(availability);
    private final List<Integer> done = new ArrayList<>();

    @BeforeEach
    void people_may_come_in() {
        become(ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void nothing_is_begun_before_people_may_come_in() {
        become(ReadinessState.REFUSING_TRAFFIC);

        work.once(() -> done.add(1));
        work.untilDone(() -> done.add(1));

        assertThat(work.goesOn()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void piece_after_piece_is_done_until_none_is_left() {
        work.once(() -> done.add(0));
        work.untilDone(() -> done.add(done.size()) && done.size() < 4);

        assertThat(done).containsExactly(0, 1, 2, 3);
    }

    @Test
    void what_is_left_stays_when_the_program_stops() {
        work.untilDone(() -> {
            done.add(done.size());
            if (done.size() == 2) {
                become(ReadinessState.REFUSING_TRAFFIC);
            }
            return true;
        });

        assertThat(done).hasSize(2);
    }

    private void become(ReadinessState state) {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
    }
}
