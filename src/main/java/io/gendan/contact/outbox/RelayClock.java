package io.gendan.contact.outbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the relay run every ten seconds ({@code GENDAN_OUTBOX_EVERY}) once people may come in: not while a demo is made. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "gendan.outbox.relaying", matchIfMissing = true)
class RelayClock {

    private final Relay relay;
    private final ApplicationAvailability availability;

    RelayClock(Relay relay, ApplicationAvailability availability) {
        this.relay = relay;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.outbox.every:PT10S}")
    void strike() {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            relay.run();
        }
    }
}
