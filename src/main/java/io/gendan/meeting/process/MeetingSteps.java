package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.EntryKind;
import io.gendan.meeting.FeeJudgements;
import io.gendan.meeting.FeeRange;
import io.gendan.meeting.decision.DecisionJudgements;
import io.gendan.meeting.decision.Voice;
import io.gendan.meeting.session.ViewRecords;
import io.gendan.meeting.session.Weights;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of MeetingProcess and AnalysisSessionProcess. */
@Configuration(proxyBeanMethods = false)
class MeetingSteps {

    /** The salesperson's view: intention, and who decides with which weight and why (S-01 to S-05). */
    @Bean
    @ForModels
    JavaDelegate recordSalespersonView(ViewRecords records, DecisionJudgements judgements) {
        return execution -> {
            var form = FormFields.of(execution);
            Weights.check(form, "participants");
            FeeRange.check(form);
            var journey = records.put(EntryKind.SALESPERSON_VIEW, form);
            judgements.keep(journey, Voice.SALESPERSON, form.rows("participants"), records.saidBy(form));
        };
    }

    /** The manager's view: weights, attention, channels, competitors, intention and fee (S-11 to S-15). */
    @Bean
    @ForModels
    JavaDelegate recordManagerView(ViewRecords records, DecisionJudgements judgements, FeeJudgements fees) {
        return execution -> {
            var form = FormFields.of(execution);
            Weights.check(form, "weights");
            var fee = FeeRange.of(form);
            var journey = records.put(EntryKind.MANAGER_VIEW, form);
            judgements.keep(journey, Voice.MANAGER, form.rows("weights"), records.saidBy(form));
            fees.put(journey, fee, records.saidBy(form));
        };
    }

    /** A contact outside tasks moved the meeting. */
    @Bean
    @ForModels
    JavaDelegate recordMove(MeetingChanges changes) {
        return execution -> changes.moved(FormFields.of(execution));
    }

    /** A contact outside tasks called the meeting off. */
    @Bean
    @ForModels
    JavaDelegate recordCallingOff(MeetingChanges changes) {
        return execution ->
                execution.setVariable(ProcessVariables.OUTCOME, changes.calledOff(FormFields.of(execution)));
    }

    /** The day before a meeting, and shortly before it, our side is reminded of it (N-01). */
    @Bean
    @ForModels
    JavaDelegate remindParticipants(MeetingReminders reminders) {
        return execution -> reminders.ofMeeting(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
