package io.gendan.pipeline.process;

import io.gendan.cadence.StandIns;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextStepFields;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Phase;
import io.gendan.journey.Stages;
import io.gendan.meeting.FeeJudgements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From B2 on the director decides after each contact how it goes on (N-21, N-22). */
@Component("recordNegotiationDecision")
@ForModels
class RecordNegotiationDecision implements JavaDelegate {

    private final FormRecords records;
    private final Journeys journeys;
    private final Stages stages;
    private final NextSteps nextSteps;
    private final StandIns standIns;
    private final FeeJudgements fees;

    RecordNegotiationDecision(
            FormRecords records,
            Journeys journeys,
            Stages stages,
            NextSteps nextSteps,
            StandIns standIns,
            FeeJudgements fees) {
        this.records = records;
        this.journeys = journeys;
        this.stages = stages;
        this.nextSteps = nextSteps;
        this.standIns = standIns;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var journey = records.put(EntryKind.DECISION, form);
        fees.put(journey, form.optionalNumber("acceptableFee"), form.optional("feeCurrency"), form.completedBy());
        var next = NextStepFields.of(form, standIns.actedFor(form));
        if (next != null) {
            nextSteps.set(journey, next, form.completedBy());
        }
        var decision = form.text("decision");
        execution.setVariable(ProcessVariables.OUTCOME, "FORWARD".equals(decision) ? forward(journey, form) : decision);
    }

    /** On to the round above, or to the signing when there is none. */
    private String forward(Journey journey, FormFields form) {
        var above = stages.after(journey.stage());
        if (above.phase() != Phase.NEGOTIATION) {
            return "SIGN";
        }
        journeys.enter(journey.number(), above, Cause.of(form));
        return "CONTACT_AGAIN";
    }
}
