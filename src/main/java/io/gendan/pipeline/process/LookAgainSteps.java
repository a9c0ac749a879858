package io.gendan.pipeline.process;

import io.gendan.cadence.StandIns;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.engine.ProcessVariables;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Losses;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.pipeline.FromPool;
import io.gendan.pipeline.Pursuits;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of LookAgainProcess. */
@Configuration(proxyBeanMethods = false)
class LookAgainSteps {

    /** What was decided stands in the record of the journey that was lost; a later day takes the place of the former. */
    @Bean
    @ForModels
    JavaDelegate recordLookAgain(Journeys journeys, Records records, Losses losses) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey =
                    journeys.latest(new CustomerNumber(form.customerNumber())).orElseThrow();
            records.put(NewEntry.of(journey, EntryKind.LOOK_AGAIN, form));
            losses.lookAgain(journey, form.optionalDate("lookAgainOn"));
            execution.setVariable(ProcessVariables.OUTCOME, form.text("decision"));
        };
    }

    /** A new journey beside the old record; a customer without an owner becomes that of whoever takes it up. */
    @Bean
    @ForModels
    JavaDelegate takeUpAgain(Customers customers, FromPool fromPool, Pursuits pursuits, StandIns standIns) {
        return execution -> {
            var form = FormFields.of(execution);
            var number = new CustomerNumber(form.customerNumber());
            if (customers.require(number).owner() == null) {
                fromPool.claim(number, standIns.actedFor(form), form.completedBy());
            }
            pursuits.startAgain(number, form.completedBy());
        };
    }
}
