package io.gendan.pipeline.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What OutreachProcess asks about the journey. */
@Component("outreach")
@ForModels
public class Outreach {

    private final Journeys journeys;
    private final Records records;

    Outreach(Journeys journeys, Records records) {
        this.journeys = journeys;
        this.records = records;
    }

    /** Whether the research is on record in this journey. */
    public boolean researched(DelegateExecution execution) {
        var journey = journeys.require(new CustomerNumber(execution.getProcessBusinessKey()));
        return records.latest(journey, EntryKind.RESEARCH).isPresent();
    }
}
