package io.gendan.contact.process;

import io.gendan.contact.InvitationAccepted;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Interaction;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextStepFields;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Stages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a contact on record with all it brought: the invitation accepted, or when to talk again. */
@Component("recordContact")
@ForModels
class RecordContact implements JavaDelegate {

    private static final String INVITATION_ACCEPTED = "INVITATION_ACCEPTED";

    private final FormRecords records;
    private final Journeys journeys;
    private final Stages stages;
    private final NextSteps nextSteps;
    private final ContactPersons contactPersons;
    private final ApplicationEventPublisher events;

    RecordContact(
            FormRecords records,
            Journeys journeys,
            Stages stages,
            NextSteps nextSteps,
            ContactPersons contactPersons,
            ApplicationEventPublisher events) {
        this.records = records;
        this.journeys = journeys;
        this.stages = stages;
        this.nextSteps = nextSteps;
        this.contactPersons = contactPersons;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var journey = records.put(EntryKind.CONTACT, form, interaction(form));
        contactPersons.known(
                journey.number(),
                form.text("contactPerson"),
                ContactRole.valueOf(form.text("contactPersonRole")),
                null);
        nextSteps.done(journey);
        var outcome = form.optional("outreachOutcome");
        if (INVITATION_ACCEPTED.equals(outcome)) {
            acceptInvitation(journey, form);
        }
        var next = NextStepFields.of(form, form.completedBy());
        if (next != null) {
            nextSteps.set(journey, next, form.completedBy());
        }
        execution.setVariable(ProcessVariables.OUTCOME, outcome == null ? "RECORDED" : outcome);
    }

    private void acceptInvitation(Journey journey, FormFields form) {
        var stage = stages.require(form.text("meetingStage"));
        events.publishEvent(new InvitationAccepted(
                journey,
                stage,
                form.moment("meetingAt"),
                form.text("meetingPlace"),
                form.text("expectedParticipants")));
        journeys.enter(journey.number(), stage, Cause.of(form));
    }

    private static Interaction interaction(FormFields form) {
        var channel = Channel.valueOf(form.text("channel"));
        return new Interaction(
                form.completedBy(),
                channel.kind(),
                channel,
                Direction.OUTBOUND,
                form.moment("happenedAt"),
                form.text("contactPerson"),
                form.text("summary"),
                form.optional("pressingQuestion"),
                form.text("attitude"),
                form.text("feedback"));
    }
}
