package io.gendan.contact.outbox;

import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the relay run every ten seconds ({@code GENDAN_OUTBOX_EVERY}) once people may come in: not while a demo is made. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "gendan.outbox.relaying", matchIfMissing = true)
class RelayClock {

    private final Relay relay;
    private final WorkWhileReady work;

    RelayClock(Relay relay, WorkWhileReady work) {
        this.relay = relay;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "${gendan.outbox.every:PT10S}")
    void strike() {
        work.once(relay::run);
    }
}
