package io.gendan.pipeline.process;

import io.gendan.engine.Refusal.Item;
import io.gendan.journey.GateCondition;
import io.gendan.journey.Journey;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import io.gendan.pipeline.Signings;
import java.util.List;
import org.springframework.stereotype.Component;

/** The gate into MEMBER: date, fee and term of the signing are on record (section 2). */
@Component
class SigningGate implements GateCondition {

    private final Signings signings;

    SigningGate(Signings signings) {
        this.signings = signings;
    }

    @Override
    public List<Item> missing(Journey journey, Stage target) {
        return target.phase() == Phase.MEMBERSHIP && !signings.signed(journey)
                ? List.of(Item.of("signedOn", "gate.signed"))
                : List.of();
    }
}
