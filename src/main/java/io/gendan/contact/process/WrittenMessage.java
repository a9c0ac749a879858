package io.gendan.contact.process;

import io.gendan.contact.message.WrittenMessages;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What ContactProcess asks about the message that was prepared. */
@Component("writtenMessage")
@ForModels
public class WrittenMessage {

    private final Journeys journeys;
    private final WrittenMessages messages;

    WrittenMessage(Journeys journeys, WrittenMessages messages) {
        this.journeys = journeys;
        this.messages = messages;
    }

    /** Whether the contact is an e-mail or SMS, which has a task of its own to be sent. */
    public boolean isToBeSent(DelegateExecution execution) {
        return messages.medium(journey(execution)).isPresent();
    }

    /** How the prepared contact is to be made, also after its words were changed; null before any was prepared. */
    public @Nullable String channel(DelegateExecution execution) {
        return messages.channel(journey(execution));
    }

    private Journey journey(DelegateExecution execution) {
        return journeys.require(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
