package io.gendan.meeting.process;

import io.gendan.cadence.NextContactPlans;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.decision.DecisionJudgements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The director's conclusion: solution, next step, and the stage that follows, or the loss (S-21, ST-01, ST-03). */
@Component("recordConclusion")
@ForModels
class RecordConclusion implements JavaDelegate {

    private static final String LOST = "LOST";

    private final FormRecords records;
    private final Journeys journeys;
    private final Stages stages;
    private final Meetings meetings;
    private final NextContactPlans plans;
    private final DecisionJudgements judgements;
    private final ContactPersons contactPersons;
    private final ConclusionNews news;

    RecordConclusion(
            FormRecords records,
            Journeys journeys,
            Stages stages,
            Meetings meetings,
            NextContactPlans plans,
            DecisionJudgements judgements,
            ContactPersons contactPersons,
            ConclusionNews news) {
        this.records = records;
        this.journeys = journeys;
        this.stages = stages;
        this.meetings = meetings;
        this.plans = plans;
        this.judgements = judgements;
        this.contactPersons = contactPersons;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var journey = records.put(EntryKind.CONCLUSION, form);
        judgements.open(journey.number());
        var decisionMaker = form.optional("decisionMaker");
        if (decisionMaker != null) {
            contactPersons.known(journey.number(), decisionMaker, ContactRole.DECISION_MAKER, null);
        }
        meetings.requireUnderWay(journey);
        meetings.concluded(journey);
        news.spread(journey, form);
        var decision = form.text("stageDecision");
        if (LOST.equals(decision)) {
            execution.setVariable(ProcessVariables.OUTCOME, LOST);
            return;
        }
        plans.set(journey, form);
        decide(journey, decision, form);
        execution.setVariable(ProcessVariables.OUTCOME, "ANALYSED");
    }

    private void decide(Journey journey, String decision, FormFields form) {
        var target =
                switch (decision) {
                    case "NEXT_STAGE" -> stages.after(journey.stage());
                    case "TO_SECOND_ROUND" -> secondRound(journey.stage());
                    default -> journey.stage();
                };
        if (target.phase() == Phase.MEETING) {
            // The next meeting must be agreed first: its arrangement enters the stage.
            journeys.head(journey, target);
        } else if (target.phase() == Phase.NEGOTIATION) {
            journeys.enter(journey.number(), target, Cause.of(form));
        }
        // Nobody becomes a member by a session: only a signed contract opens that gate.
    }

    private Stage secondRound(Stage current) {
        return current.phase() == Phase.NEGOTIATION ? current : stages.require(Stage.B2);
    }
}
