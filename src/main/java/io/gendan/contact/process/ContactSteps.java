package io.gendan.contact.process;

import io.gendan.contact.message.Preparations;
import io.gendan.contact.message.WrittenMessages;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of ContactProcess. */
@Configuration(proxyBeanMethods = false)
class ContactSteps {

    /** Ice-breaker, script, hook and what is new, before the contact; in stage A without a quote. */
    @Bean
    @ForModels
    JavaDelegate recordPreparation(Preparations preparations) {
        return execution -> preparations.put(FormFields.of(execution));
    }

    /** Every round of a review: approved, or what is to be improved (A-05, N-11). */
    @Bean
    @ForModels
    JavaDelegate recordReview(FormRecords records, Preparations preparations) {
        return execution -> {
            var form = FormFields.of(execution);
            preparations.requireReader(form);
            records.put(EntryKind.REVIEW, form);
            execution.setVariable(ProcessVariables.OUTCOME, form.text("verdict"));
        };
    }

    /** The message as it is sent, or a further draft of it. */
    @Bean
    @ForModels
    JavaDelegate recordMessage(WrittenMessages messages) {
        return execution -> execution.setVariable(
                ProcessVariables.OUTCOME, messages.send(FormFields.of(execution)) ? "SENT" : "CHANGED");
    }

    /** The planned contact took place outside its tasks and is on record: its outcome is this contact's (CD-02). */
    @Bean
    @ForModels
    JavaDelegate takeOverContact() {
        return execution -> execution.setVariable(
                ProcessVariables.OUTCOME, FormFields.of(execution).text("outreachOutcome"));
    }

    /** What could have moved the customer and was missing (A-02, N-12). */
    @Bean
    @ForModels
    JavaDelegate recordDebrief(FormRecords records) {
        return execution -> records.put(EntryKind.DEBRIEF, FormFields.of(execution));
    }
}
