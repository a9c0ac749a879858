package io.gendan.meeting.process;

import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Stages;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.session.SecondPlans;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Date, place and people of a meeting are fixed; a stage that the last session headed for is entered (ST-01). Or there is
 * to be no meeting.
 */
@Component("recordArrangement")
@ForModels
class RecordArrangement implements JavaDelegate {

    private final FormRecords records;
    private final Journeys journeys;
    private final Stages stages;
    private final Meetings meetings;
    private final NextSteps nextSteps;
    private final MeetingChanges changes;
    private final AwayTalks awayTalks;
    private final CustomersSide customersSide;
    private final OurPeople ourPeople;
    private final SecondPlans secondPlans;

    RecordArrangement(
            FormRecords records,
            Journeys journeys,
            Stages stages,
            Meetings meetings,
            NextSteps nextSteps,
            MeetingChanges changes,
            AwayTalks awayTalks,
            CustomersSide customersSide,
            OurPeople ourPeople,
            SecondPlans secondPlans) {
        this.records = records;
        this.journeys = journeys;
        this.stages = stages;
        this.meetings = meetings;
        this.nextSteps = nextSteps;
        this.changes = changes;
        this.awayTalks = awayTalks;
        this.customersSide = customersSide;
        this.ourPeople = ourPeople;
        this.secondPlans = secondPlans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var arrangement = form.text("arrangement");
        if (MeetingChanges.FELL_THROUGH.equals(arrangement)) {
            execution.setVariable(ProcessVariables.OUTCOME, changes.calledOff(form));
            return;
        }
        arrange(form);
        execution.setVariable(ProcessVariables.OUTCOME, arrangement);
    }

    private void arrange(FormFields form) {
        awayTalks.check(records.journeyOf(form), form.text("venue"));
        var journey = records.put(EntryKind.ARRANGEMENT, form);
        var heading = journey.heading();
        var stage = heading == null ? journey.stage() : stages.require(heading);
        meetings.agree(
                journey,
                stage.name(),
                form.moment("meetingAt"),
                form.text("meetingPlace"),
                customersSide.named(journey.number(), form, "expectedParticipants"));
        meetings.arranged(journey, ourPeople.arranged(journey.number(), form));
        journeys.enter(journey.number(), stage, Cause.of(form));
        secondPlans.report(journey);
        nextSteps.done(journey);
    }
}
