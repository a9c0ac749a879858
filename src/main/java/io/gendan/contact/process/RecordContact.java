package io.gendan.contact.process;

import io.gendan.cadence.Acknowledgement;
import io.gendan.cadence.NextContactPlans;
import io.gendan.cadence.Violations;
import io.gendan.contact.ContactNews;
import io.gendan.contact.Invitation;
import io.gendan.contact.Invitations;
import io.gendan.contact.types.TypeNotes;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Cause;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Interaction;
import io.gendan.journey.NextSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Puts a contact on record with all it brought: the invitation accepted or refused, when to talk again, or the customer
 * lost (A-01, A-08, ST-03); who has to know of it is told at once (N-01, N-03, S-23).
 */
@Component("recordContact")
@ForModels
class RecordContact implements JavaDelegate {

    private static final String INVITATION_ACCEPTED = "INVITATION_ACCEPTED";

    private static final String VALUABLE = "valuableInformation";

    private final FormRecords records;
    private final Violations violations;
    private final Invitations invitations;
    private final NextSteps nextSteps;
    private final NextContactPlans plans;
    private final PeopleMet people;
    private final Scripts scripts;
    private final TypeNotes typeNotes;
    private final ContactNews news;

    RecordContact(
            FormRecords records,
            Violations violations,
            Invitations invitations,
            NextSteps nextSteps,
            NextContactPlans plans,
            PeopleMet people,
            Scripts scripts,
            TypeNotes typeNotes,
            ContactNews news) {
        this.records = records;
        this.violations = violations;
        this.invitations = invitations;
        this.nextSteps = nextSteps;
        this.plans = plans;
        this.people = people;
        this.scripts = scripts;
        this.typeNotes = typeNotes;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var open = records.journeyOf(form);
        var contact = violations.judged(open.number(), open, interaction(form), Acknowledgement.of(form));
        var journey = records.put(EntryKind.CONTACT, form, contact, scripts.used(form));
        people.known(journey.number(), form);
        typeNotes.take(journey, form);
        nextSteps.done(journey);
        var outcome = form.optional("outreachOutcome");
        if (INVITATION_ACCEPTED.equals(outcome)) {
            invitations.accept(journey, invitation(form), Cause.of(form));
        }
        plans.set(journey, form);
        news.tell(
                journey,
                form.completedBy(),
                form.text("contactPerson"),
                form.asks(VALUABLE) && form.optional(VALUABLE) != null,
                "task " + form.taskId());
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
