package io.gendan.pipeline.process;

import io.gendan.cadence.NextContactPlans;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
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
    private final NextContactPlans plans;
    private final FeeJudgements fees;

    RecordNegotiationDecision(
            FormRecords records, Journeys journeys, Stages stages, NextContactPlans plans, FeeJudgements fees) {
        this.records = records;
        this.journeys = journeys;
        this.stages = stages;
        this.plans = plans;
        this.fees = fees;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var journey = records.put(EntryKind.DECISION, form);
        fees.put(journey, form.optionalNumber("acceptableFee"), form.optional("feeCurrency"), form.completedBy());
        plans.set(journey, form);
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
