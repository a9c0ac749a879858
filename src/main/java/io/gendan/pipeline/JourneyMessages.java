package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.staff.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the flow of a journey what turns it aside. People may send no message themselves: this is the only sender. */
@Component
class JourneyMessages {

    private final RuntimeService runtime;
    private final IdentityService identity;
    private final TaskContexts contexts;

    JourneyMessages(RuntimeService runtime, IdentityService identity, TaskContexts contexts) {
        this.runtime = runtime;
        this.identity = identity;
        this.contexts = contexts;
    }

    /** A message to the open journey of a customer. */
    JourneyMessage about(CustomerNumber number) {
        return new JourneyMessage(number);
    }

    /** A message and what it says, which lives no longer than its transaction. */
    final class JourneyMessage {

        private final CustomerNumber number;
        private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

        private JourneyMessage(CustomerNumber number) {
            this.number = number;
        }

        /** One of its fields, null when it was left empty. */
        JourneyMessage with(String field, @Nullable Object value) {
            fields.put(field, value == null ? null : value.toString());
            return this;
        }

        /**
         * Reaches the journey at once, on behalf of this person; what open tasks show follows.
         *
         * @throws Refusal 409 {@code journey.notNow} when the journey can't be turned this way where it stands
         */
        void send(String message, Person by) {
            send(message, by.login());
        }

        /** The same where nobody does it but the system. */
        void sendBySystem(String message) {
            send(message, Cause.SYSTEM);
        }

        private void send(String message, String by) {
            Persons.asSystem(identity, () -> {
                try {
                    runtime.createMessageCorrelation(message)
                            .processInstanceBusinessKey(number.value())
                            .setVariables(FormFields.variables(fields, by))
                            .correlate();
                } catch (MismatchingMessageCorrelationException nobodyWaits) {
                    throw Refusal.conflict("journey.notNow");
                }
            });
            contexts.refresh(number.value());
        }
    }
}
