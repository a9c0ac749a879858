package io.gendan.meeting;

import io.gendan.customer.ContactPersons;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.EntryKind;
import io.gendan.journey.GateCondition;
import io.gendan.journey.Journey;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Phase;
import io.gendan.journey.Records;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the gates into A2, B1, B2, B3 and above ask of meetings, sessions and judgements (section 2). */
@Component
class MeetingGate implements GateCondition {

    private final Meetings meetings;
    private final FeeJudgements fees;
    private final ContactPersons contactPersons;
    private final NextSteps nextSteps;
    private final Records records;
    private final Stages stages;

    MeetingGate(
            Meetings meetings,
            FeeJudgements fees,
            ContactPersons contactPersons,
            NextSteps nextSteps,
            Records records,
            Stages stages) {
        this.meetings = meetings;
        this.fees = fees;
        this.contactPersons = contactPersons;
        this.nextSteps = nextSteps;
        this.records = records;
        this.stages = stages;
    }

    @Override
    public List<Item> missing(Journey journey, Stage target) {
        return switch (target.phase()) {
            case MEETING -> intoMeetings(journey);
            case NEGOTIATION -> intoNegotiation(journey, target);
            case OUTREACH, MEMBERSHIP -> List.of();
        };
    }

    private List<Item> intoMeetings(Journey journey) {
        var missing = new ArrayList<Item>();
        if (meetings.underWay(journey).isEmpty()) {
            missing.add(Item.of("meetingAt", "gate.meetingAgreed"));
        }
        if (records.latest(journey, EntryKind.RESEARCH).isEmpty()) {
            missing.add(Item.of("", "gate.researchDone"));
        }
        return missing;
    }

    private List<Item> intoNegotiation(Journey journey, Stage target) {
        var missing = new ArrayList<Item>();
        if (meetings.analysed(journey) == 0) {
            missing.add(Item.of("", "gate.meetingAnalysed"));
        }
        if (!contactPersons.decisionMakerKnown(journey.number())) {
            missing.add(Item.of("decisionMaker", "gate.decisionMaker"));
        }
        if (nextSteps.open(journey.number()).isEmpty()) {
            missing.add(Item.of("nextStepOn", "gate.nextStep"));
        }
        if (isAboveFirstRound(target) && !fees.any(journey)) {
            missing.add(Item.of("acceptableFee", "gate.acceptableFee"));
        }
        return missing;
    }

    private boolean isAboveFirstRound(Stage target) {
        return stages.all().stream().anyMatch(stage -> stage.phase() == Phase.NEGOTIATION && stage.isBelow(target));
    }
}
