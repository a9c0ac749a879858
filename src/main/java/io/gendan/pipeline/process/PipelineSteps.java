package io.gendan.pipeline.process;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.engine.FormFields;
import io.gendan.journey.Cause;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.journey.Stage;
import io.gendan.journey.Stages;
import io.gendan.pipeline.Judgements;
import io.gendan.pipeline.KnownResearch;
import io.gendan.pipeline.Signings;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The short steps of CustomerJourneyProcess, OutreachProcess and NegotiationProcess. */
@Configuration(proxyBeanMethods = false)
class PipelineSteps {

    /** Research comes before the first contact, and supplies a missing way to reach the customer. */
    @Bean
    @ForModels
    JavaDelegate recordResearch(
            FormRecords records, KnownResearch known, Customers customers, ContactPersons contactPersons) {
        return execution -> {
            var form = FormFields.of(execution);
            var taken = known.takenOver(new CustomerNumber(form.customerNumber()), form);
            var journey = records.put(EntryKind.RESEARCH, form, taken);
            var phone = form.optional("phone");
            if (phone != null) {
                customers.supplyWayToReach(journey.number(), phone, null);
            }
            var industry = form.asks("industry") ? form.optional("industry") : null;
            if (industry != null) {
                customers.supplyIndustry(journey.number(), industry);
            }
            var contactPerson = form.optional("contactPerson");
            if (contactPerson != null) {
                var role = form.optional("contactPersonRole");
                contactPersons.known(
                        journey.number(), contactPerson, role == null ? null : ContactRole.valueOf(role), null);
            }
        };
    }

    /** The contract is on record and the customer a member. */
    @Bean
    @ForModels
    JavaDelegate recordSigning(
            FormRecords records,
            SigningForm signed,
            Signings signings,
            Journeys journeys,
            Stages stages,
            Judgements judgements) {
        return execution -> {
            var form = FormFields.of(execution);
            var journey = records.put(EntryKind.SIGNING, form, signed.told(form));
            signings.put(journey, signed.read(form));
            judgements.signed(
                    journeys.enter(journey.number(), stages.require(Stage.MEMBER), Cause.of(form)), form.completedBy());
        };
    }

    /** The pursuit has reached its aim; whoever put the contract on record closed it. */
    @Bean
    @ForModels
    JavaDelegate closeJourneyAsJoined(Journeys journeys, Records records) {
        return execution -> {
            var number = new CustomerNumber(execution.getProcessBusinessKey());
            var signing =
                    records.latest(journeys.require(number), EntryKind.SIGNING).orElseThrow();
            journeys.close(number, Ending.JOINED, new Cause(signing.author(), null));
        };
    }
}
