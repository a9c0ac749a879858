package io.gendan.pipeline;

import io.gendan.cadence.PoolRelease;
import io.gendan.customer.CustomerNumber;
import org.springframework.stereotype.Component;

/** Releases customers nobody has contacted, on the same way as a person would (ST-03, CD-05). */
@Component
class PoolReleases implements PoolRelease {

    private final JourneyMessages messages;

    PoolReleases(JourneyMessages messages) {
        this.messages = messages;
    }

    @Override
    public void release(CustomerNumber number, String reason) {
        messages.about(number).with("reason", reason).sendBySystem(Course.RELEASED);
    }
}
