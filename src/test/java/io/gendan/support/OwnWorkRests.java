package io.gendan.support;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * What the program begins by itself every few seconds while people may come in, such as going on with imports that were
 * left, rests during the tests of a class, as when the program stops: what waits is the test's own.
 */
public final class OwnWorkRests implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        tell(test, ReadinessState.REFUSING_TRAFFIC);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        tell(test, ReadinessState.ACCEPTING_TRAFFIC);
    }

    private static void tell(ExtensionContext test, ReadinessState state) {
        AvailabilityChangeEvent.publish(SpringExtension.getApplicationContext(test), state);
    }
}
