package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.meeting.FeeJudgements;
import io.gendan.meeting.decision.DecisionJudgements;
import io.gendan.meeting.decision.Voice;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of MeetingProcess and AnalysisSessionProcess. */
@Configuration(proxyBeanMethods = false)
class MeetingSteps {

    /** The salesperson's view: intention, and who decides with which weight and why (S-01 to S-05). */
    @Bean
    @ForModels
    JavaDelegate recordSalespersonView(FormRecords records, DecisionJudgements judgements) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.SALESPERSON_VIEW, form);
            judgements.keep(journey, Voice.SALESPERSON, form, "participants");
        };
    }

    /** The manager's view: weights, attention, channels, competitors, intention and fee (S-11 to S-15). */
    @Bean
    @ForModels
    JavaDelegate recordManagerView(FormRecords records, DecisionJudgements judgements, FeeJudgements fees) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.MANAGER_VIEW, form);
            judgements.keep(journey, Voice.MANAGER, form, "weights");
            fees.put(journey, form.optionalNumber("acceptableFee"), form.optional("feeCurrency"), form.completedBy());
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

    /** The day before a meeting, our side is reminded of it. */
    @Bean
    @ForModels
    JavaDelegate remindParticipants(MeetingReminders reminders) {
        return execution -> reminders.ofMeeting(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
