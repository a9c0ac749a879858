package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Interaction;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.OurSides;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the salesperson's notes on record: what was said, asked, proposed and learnt (M-01 to M-07). Or what became of the
 * meeting instead.
 */
@Component("recordMeeting")
@ForModels
class RecordMeeting implements JavaDelegate {

    private final FormRecords records;
    private final Meetings meetings;
    private final MeetingChanges changes;
    private final CustomersSide customersSide;
    private final OurSides sides;

    RecordMeeting(
            FormRecords records,
            Meetings meetings,
            MeetingChanges changes,
            CustomersSide customersSide,
            OurSides sides) {
        this.records = records;
        this.meetings = meetings;
        this.changes = changes;
        this.customersSide = customersSide;
        this.sides = sides;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var form = FormFields.of(execution);
        var outcome = form.text("meetingOutcome");
        execution.setVariable(
                ProcessVariables.OUTCOME,
                switch (outcome) {
                    case "MOVED" -> changes.moved(form);
                    case "NO_SHOW" -> changes.noShow(form);
                    case "CANCELLED" -> changes.calledOff(form);
                    default -> held(form, outcome);
                });
    }

    private String held(FormFields form, String outcome) {
        var heldAt = form.moment("heldAt");
        var customers = customersSide.named(new CustomerNumber(form.customerNumber()), form, "customerParticipants");
        var journey = records.put(
                EntryKind.MEETING_NOTES,
                form,
                new Interaction(
                        form.completedBy(),
                        Channel.MEETING.kind(),
                        Channel.MEETING,
                        Direction.OUTBOUND,
                        heldAt,
                        customers,
                        form.text("said"),
                        openQuestions(form),
                        form.text("attitude"),
                        form.text("feedback")));
        var meeting = meetings.requireUnderWay(journey);
        meetings.held(meeting, heldAt);
        if (form.asks(OurPeople.PEOPLE)) {
            sides.came(meeting, form.choices(OurPeople.PEOPLE));
        }
        return outcome;
    }

    /** The questions whose answer did not really satisfy (M-04). */
    private static @Nullable String openQuestions(FormFields form) {
        var open = form.rows("customerQuestions").stream()
                .filter(row -> !"YES".equals(row.get("satisfied")))
                .map(row -> String.valueOf(row.get("question")))
                .collect(Collectors.joining("\n"));
        return open.isEmpty() ? null : open;
    }
}
