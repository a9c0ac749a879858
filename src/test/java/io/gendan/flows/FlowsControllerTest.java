package io.gendan.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.Flows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reload stands in docs/rights.md, which the rights' tests hold against the program. */
class FlowsControllerTest {

    @ParameterizedTest(name = "timers moving: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("CD-07 A reload tells what it did, and whether open timers follow")
    void a_reload_tells(boolean moving) {
        var report = new Flows.Report(List.of(), List.of("contact"), List.of());

        assertThat(new FlowsController(() -> report, () -> moving).reload())
                .isEqualTo(new FlowsController.Reloaded(report, moving));
    }
}
