package io.gendan.pipeline.process;

import io.gendan.cadence.NextContactPlans;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.HandOvers;
import io.gendan.pipeline.NextContacts;
import io.gendan.pipeline.Reassignments;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The director's help: advice, the next contact in person, or a colleague who takes over (A-06, S-22, S-24). */
@Component("recordHelp")
@ForModels
class RecordHelp implements JavaDelegate {

    private static final String HAND_OVER = "HAND_OVER";

    private final FormRecords formRecords;
    private final Records records;
    private final NextContactPlans plans;
    private final HandOvers handOvers;
    private final Reassignments reassignments;
    private final NextContacts nextContacts;
    private final Reminders reminders;
    private final Clock clock;

    RecordHelp(
            FormRecords formRecords,
            Records records,
            NextContactPlans plans,
            HandOvers handOvers,
            Reassignments reassignments,
            NextContacts nextContacts,
            Reminders reminders,
            Clock clock) {
        this.formRecords = formRecords;
        this.records = records;
        this.plans = plans;
        this.handOvers = handOvers;
        this.reassignments = reassignments;
        this.nextContacts = nextContacts;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var journey = formRecords.put(EntryKind.HELP, form);
        switch (form.text("helpKind")) {
            case "NEXT_CONTACT_BY_ME" -> takeNextContact(journey, form);
            case HAND_OVER ->
                handOvers.offer(journey, form.text("handOverTo"), form.text("advice"), Cause.of(form), "handOverTo");
            default -> {}
        }
        execution.setVariable(ProcessVariables.OUTCOME, form.text("helpKind"));
        var asked = records.latest(journey, EntryKind.HELP_ASKED).orElseThrow();
        reminders.give(journey.number(), asked.author(), "helpGiven", String.valueOf(form.taskId()), clock.instant());
    }

    /** Whatever contact is planned or awaited becomes the director's. */
    private void takeNextContact(Journey journey, FormFields form) {
        if (plans.set(journey, form)) {
            reassignments.plannedContact(journey.number(), form.completedBy());
            nextContacts.follow(journey);
        }
    }
}
