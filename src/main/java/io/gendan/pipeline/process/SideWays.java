package io.gendan.pipeline.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.journey.Cause;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.JourneyInterrupted;
import io.gendan.journey.Journeys;
import io.gendan.journey.Loss;
import io.gendan.journey.Losses;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Stages;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps behind the border of CustomerJourneyProcess' stages: what turns a journey aside goes on record. */
@Configuration(proxyBeanMethods = false)
class SideWays {

    private static final String LOOK_AGAIN = "LookAgainProcess";

    /** Another stage by decision, past the gates (ST-01). */
    @Bean
    @ForModels
    JavaDelegate recordRedirection(
            FormRecords records, Journeys journeys, Stages stages, ApplicationEventPublisher events) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.REDIRECTION, form);
            events.publishEvent(new JourneyInterrupted(journey, false, form.completedBy()));
            journeys.redirect(journey.number(), stages.require(form.text("stage")), Cause.of(form));
        };
    }

    /** A rest until a day; what has happened already is finished afterwards. */
    @Bean
    @ForModels
    JavaDelegate recordPause(FormRecords records, Journeys journeys, ApplicationEventPublisher events) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.PAUSE, form);
            events.publishEvent(new JourneyInterrupted(journey, true, form.completedBy()));
            journeys.pause(journey, form.date("until"));
        };
    }

    /** The rest is over: somebody says so, or its day has come, in the name of whoever paused. */
    @Bean
    @ForModels
    JavaDelegate recordResumption(FormRecords formRecords, Records records, Journeys journeys) {
        return execution -> {
            var form = FormFields.find(execution);
            var journey = journeys.require(number(execution));
            if (form.isPresent()) {
                formRecords.put(EntryKind.RESUMPTION, form.get());
            } else {
                var pause = records.latest(journey, EntryKind.PAUSE).orElseThrow();
                records.put(new NewEntry(
                        journey.number(),
                        journey,
                        EntryKind.RESUMPTION,
                        new Cause(pause.author(), null),
                        null,
                        null,
                        Map.of("automatically", true)));
            }
            journeys.resume(journey);
        };
    }

    /** Given up outside any task (ST-03). */
    @Bean
    @ForModels
    JavaDelegate recordLoss(FormRecords records) {
        return execution -> records.put(EntryKind.LOSS, FormFields.of(execution));
    }

    /** Lost, in a task or outside: whoever said so closed the journey (ST-03, L-04). */
    @Bean
    @ForModels
    JavaDelegate closeJourneyAsLost(
            Journeys journeys, Records records, Losses losses, ApplicationEventPublisher events) {
        return execution -> {
            var journey = journeys.require(number(execution));
            var entry = records.latestWith(journey, Loss.REASON).orElseThrow();
            losses.put(journey, entry);
            events.publishEvent(new JourneyInterrupted(journey, false, entry.author()));
            journeys.close(journey.number(), Ending.LOST, new Cause(entry.author(), null));
        };
    }

    /** Where a day to look again was given, a process of its own waits for it (ST-03). */
    @Bean
    @ForModels
    JavaDelegate planToLookAgain(Journeys journeys, Losses losses, RuntimeService runtime) {
        return execution -> {
            var number = number(execution);
            var loss = losses.of(journeys.latest(number).orElseThrow()).orElseThrow();
            if (loss.lookAgainOn() != null) {
                runtime.createProcessInstanceByKey(LOOK_AGAIN)
                        .businessKey(number.value())
                        .execute();
            }
        };
    }

    /** Back to the pool, for anyone to take up (公海, ST-03). */
    @Bean
    @ForModels
    JavaDelegate releaseToPool(
            FormRecords records, Journeys journeys, CustomerOwners owners, ApplicationEventPublisher events) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.RELEASE, form);
            events.publishEvent(new JourneyInterrupted(journey, false, form.completedBy()));
            journeys.close(journey.number(), Ending.RELEASED, Cause.of(form));
            owners.releaseToPool(
                    journey.number(), new OwnerChange(Why.RELEASED, form.completedBy(), form.optional("reason")));
        };
    }

    private static CustomerNumber number(DelegateExecution execution) {
        return new CustomerNumber(execution.getProcessBusinessKey());
    }
}
