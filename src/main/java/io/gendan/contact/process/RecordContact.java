package io.gendan.contact.process;

import io.gendan.cadence.StandIns;
import io.gendan.contact.Invitation;
import io.gendan.contact.Invitations;
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
import io.gendan.journey.NextStepFields;
import io.gendan.journey.NextSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Puts a contact on record with all it brought: the invitation accepted or refused, when to talk again, or the customer
 * lost (A-01, A-08, ST-03).
 */
@Component("recordContact")
@ForModels
class RecordContact implements JavaDelegate {

    private static final String INVITATION_ACCEPTED = "INVITATION_ACCEPTED";

    private final FormRecords records;
    private final Invitations invitations;
    private final NextSteps nextSteps;
    private final StandIns standIns;
    private final ContactPersons contactPersons;

    RecordContact(
            FormRecords records,
            Invitations invitations,
            NextSteps nextSteps,
            StandIns standIns,
            ContactPersons contactPersons) {
        this.records = records;
        this.invitations = invitations;
        this.nextSteps = nextSteps;
        this.standIns = standIns;
        this.contactPersons = contactPersons;
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
            invitations.accept(journey, invitation(form), Cause.of(form));
        }
        var next = NextStepFields.of(form, standIns.actedFor(form));
        if (next != null) {
            nextSteps.set(journey, next, form.completedBy());
        }
        execution.setVariable(ProcessVariables.OUTCOME, outcome == null ? "RECORDED" : outcome);
    }

    private static Invitation invitation(FormFields form) {
        return new Invitation(
                form.optional("meetingStage"),
                form.moment("meetingAt"),
                form.text("meetingPlace"),
                form.text("expectedParticipants"));
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
