package io.gendan.pipeline.demo;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.RecordedContact;
import io.gendan.pipeline.Recording;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Does what people do, as these people and through the doors that they use. */
@Component
class Deeds {

    private final IdentityService identity;
    private final FormService forms;
    private final TaskService tasks;
    private final OpenWork openWork;
    private final Customers customers;
    private final Pursuits pursuits;
    private final Recording recording;

    Deeds(
            IdentityService identity,
            FormService forms,
            TaskService tasks,
            OpenWork openWork,
            Customers customers,
            Pursuits pursuits,
            Recording recording) {
        this.identity = identity;
        this.forms = forms;
        this.tasks = tasks;
        this.openWork = openWork;
        this.customers = customers;
        this.pursuits = pursuits;
        this.recording = recording;
    }

    /** Brings a customer in. */
    CustomerNumber enter(Map<String, String> customer, String by) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var field : CustomerField.values()) {
            var value = customer.getOrDefault(field.key(), "");
            if (!value.isEmpty()) {
                typed.put(field, value);
            }
        }
        return customers.create(NewCustomer.read(typed), by).number();
    }

    /** The task that an act completes, if it is open. */
    Optional<OpenTask> taskFor(Act act, CustomerNumber number) {
        return openWork.tasks(number).stream()
                .filter(task -> task.key().equals(act.deed()))
                .findFirst();
    }

    void complete(OpenTask task, Act act) {
        var login = Optional.ofNullable(task.assignee())
                .orElseGet(() -> task.candidates().get(0));
        as(login, () -> {
            if (task.assignee() == null) {
                tasks.claim(task.taskId(), login);
            }
            forms.submitTaskForm(task.taskId(), new HashMap<>(act.fields()));
        });
    }

    /** Does what is done outside tasks. */
    void perform(Act act, CustomerNumber number) {
        var by = String.valueOf(act.fields().get("by"));
        switch (act.deed()) {
            case "takeUp" -> pursuits.start(number, by);
            case "intoPool" -> {}
            case "record" -> recording.put(number, contact(act.fields()), by, null);
            default -> throw new IllegalArgumentException("Nobody knows how to do " + act.deed());
        }
    }

    private static RecordedContact contact(Map<String, Object> fields) {
        return new RecordedContact(
                Channel.valueOf(text(fields, "channel")),
                Direction.valueOf(text(fields, "direction")),
                OffsetDateTime.parse(text(fields, "at")).toInstant(),
                text(fields, "contactPerson"),
                text(fields, "summary"),
                null,
                text(fields, "attitude"),
                text(fields, "feedback"),
                Boolean.TRUE.equals(fields.get("answerAwaited")));
    }

    private static String text(Map<String, Object> fields, String key) {
        return String.valueOf(fields.get(key));
    }

    private void as(String login, Runnable deed) {
        identity.setAuthenticatedUserId(login);
        try {
            deed.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
