package io.gendan.staff.mirror;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At every start the engine knows the same people and rights as our tables, whatever was changed meanwhile. */
@Component
@Order(5)
class MirrorAtStart implements ApplicationRunner {

    private final EngineIdentities identities;

    MirrorAtStart(EngineIdentities identities) {
        this.identities = identities;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        identities.refresh();
    }
}
