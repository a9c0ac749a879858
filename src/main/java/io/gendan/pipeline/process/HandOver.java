package io.gendan.pipeline.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.HandOvers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about a hand-over to a colleague. */
@Component("handOver")
@ForModels
public class HandOver {

    private final HandOvers handOvers;
    private final Journeys journeys;

    HandOver(HandOvers handOvers, Journeys journeys) {
        this.handOvers = handOvers;
        this.journeys = journeys;
    }

    /** To whom the customer is offered. */
    public String receiver(DelegateExecution execution) {
        var journey = journeys.require(new CustomerNumber(execution.getProcessBusinessKey()));
        return handOvers.latest(journey).orElseThrow().to();
    }
}
