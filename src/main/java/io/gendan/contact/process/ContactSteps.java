package io.gendan.contact.process;

import io.gendan.contact.NoQuotes;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of ContactProcess. */
@Configuration(proxyBeanMethods = false)
class ContactSteps {

    /** What of a preparation reaches the customer's ears or eyes. */
    private static final List<String> PREPARED =
            List.of("iceBreaker", "script", "subject", "messageText", "hook", "news");

    /** Ice-breaker, script, hook and what is new, before the contact; in stage A without a quote. */
    @Bean
    @ForModels
    JavaDelegate recordPreparation(FormRecords records, NoQuotes noQuotes) {
        return execution -> {
            var form = FormFields.of(execution);
            noQuotes.refuse(records.journeyOf(form), texts(form));
            records.put(EntryKind.PREPARATION, form);
        };
    }

    private static Map<String, @Nullable String> texts(FormFields form) {
        var texts = new LinkedHashMap<String, @Nullable String>();
        PREPARED.stream().filter(form::asks).forEach(key -> texts.put(key, form.optional(key)));
        return texts;
    }

    /** Every round of a review: approved, or what is to be improved (A-05, N-11). */
    @Bean
    @ForModels
    JavaDelegate recordReview(FormRecords records) {
        return execution -> {
            var form = FormFields.of(execution);
            records.put(EntryKind.REVIEW, form);
            execution.setVariable(ProcessVariables.OUTCOME, form.text("verdict"));
        };
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
