package io.gendan.pipeline.process;

import io.gendan.cadence.StandIns;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.HandOvers;
import io.gendan.pipeline.PassingOn;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A colleague's answer. Who accepts, or has a stand-in accept, owns the customer, its open tasks and its next step from then on. */
@Component("recordHandOver")
@ForModels
class RecordHandOver implements JavaDelegate {

    private final FormRecords records;
    private final HandOvers handOvers;
    private final PassingOn passingOn;
    private final StandIns standIns;
    private final Reminders reminders;
    private final Clock clock;

    RecordHandOver(
            FormRecords records,
            HandOvers handOvers,
            PassingOn passingOn,
            StandIns standIns,
            Reminders reminders,
            Clock clock) {
        this.records = records;
        this.handOvers = handOvers;
        this.passingOn = passingOn;
        this.standIns = standIns;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        boolean accepted = "ACCEPTED".equals(form.text("answer"));
        if (accepted) {
            handOvers.requireStanding(records.journeyOf(form), standIns.actedFor(form));
        }
        var journey = records.put(EntryKind.HAND_OVER, form);
        if (accepted) {
            var offer = handOvers.latest(journey).orElseThrow();
            passingOn.pass(
                    journey.number(),
                    standIns.actedFor(form),
                    new OwnerChange(Why.HANDED_OVER, form.completedBy(), offer.reason()));
        }
        reminders.give(
                journey.number(),
                handOvers.latest(journey).orElseThrow().by(),
                accepted ? "handOverAccepted" : "handOverDeclined",
                String.valueOf(form.taskId()),
                clock.instant());
    }
}
