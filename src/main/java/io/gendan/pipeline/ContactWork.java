package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.engine.Persons;
import io.gendan.engine.ProcessVariables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is open in the engine around a customer's contacts: what can hear of one, and what goes by its dates. */
@Component
class ContactWork {

    private static final String DEBRIEF = "UserTask_DebriefContact";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;

    ContactWork(RuntimeService runtime, TaskService tasks, IdentityService identity) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
    }

    /** Whether anything open for the customer hears this message. */
    boolean hears(CustomerNumber number, String message) {
        return asSystem(() -> runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number.value())
                        .messageEventSubscriptionName(message)
                        .count()
                > 0);
    }

    /** Tells what is open for the customer; the fields live no longer than the transaction. */
    void tell(
            CustomerNumber number,
            String message,
            Map<String, ? extends @Nullable Object> fields,
            @Nullable String outcome,
            String by) {
        asSystem(() -> {
            var correlation = runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(number.value())
                    .setVariables(FormFields.variables(fields, by));
            if (outcome != null) {
                correlation.setVariable(ProcessVariables.OUTCOME, outcome);
            }
            correlation.correlate();
            return true;
        });
    }

    boolean isDebriefed(CustomerNumber number) {
        return !open(number, Set.of(DEBRIEF)).isEmpty();
    }

    /** The contact that is being debriefed has this outcome: "What next?" follows it. */
    void changeOutcome(CustomerNumber number, String outcome) {
        asSystem(() -> {
            for (var debrief : open(number, Set.of(DEBRIEF))) {
                runtime.setVariable(debrief.getProcessInstanceId(), ProcessVariables.OUTCOME, outcome);
            }
            return true;
        });
    }

    private List<Task> open(CustomerNumber number, Set<String> keys) {
        return asSystem(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKeyIn(keys.toArray(String[]::new))
                .list());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Persons.asSystem(identity, work);
    }
}
