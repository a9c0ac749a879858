package io.gendan.pipeline.demo;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.Recording;
import io.gendan.staff.Staff;
import java.time.LocalDate;
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
@OnDemo
class Deeds {

    private final IdentityService identity;
    private final FormService forms;
    private final TaskService tasks;
    private final OpenWork openWork;
    private final Customers customers;
    private final Pursuits pursuits;
    private final Recording recording;
    private final ContactReader contacts;
    private final Course course;
    private final Staff staff;

    Deeds(
            IdentityService identity,
            FormService forms,
            TaskService tasks,
            OpenWork openWork,
            Customers customers,
            Pursuits pursuits,
            Recording recording,
            ContactReader contacts,
            Course course,
            Staff staff) {
        this.identity = identity;
        this.forms = forms;
        this.tasks = tasks;
        this.openWork = openWork;
        this.customers = customers;
        this.pursuits = pursuits;
        this.recording = recording;
        this.contacts = contacts;
        this.course = course;
        this.staff = staff;
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
        var fields = act.fields();
        var by = staff.require(text(fields, "by"));
        switch (act.deed()) {
            case "intoPool" -> {}
            case "takeUp" -> pursuits.takeUp(number, by);
            case "record" -> recording.put(number, contacts.read(said(fields)), by.login(), null);
            case "pause" -> course.pause(number, LocalDate.parse(text(fields, "until")), text(fields, "reason"), by);
            case "redirect" -> course.redirect(number, text(fields, "stage"), text(fields, "reason"), by);
            case "offerHandOver" -> course.offerHandOver(number, text(fields, "to"), text(fields, "reason"), by);
            case "askHelp" -> course.askHelp(number, text(fields, "question"), by);
            case "lose" -> course.lose(number, loss(fields), by);
            case "release" -> course.release(number, text(fields, "reason"), by);
            default -> throw new IllegalArgumentException("Nobody knows how to do " + act.deed());
        }
    }

    private static Map<String, Object> said(Map<String, Object> fields) {
        var said = new HashMap<>(fields);
        said.remove("by");
        return said;
    }

    private static Loss loss(Map<String, Object> fields) {
        return new Loss(
                LossReason.valueOf(text(fields, "lossReason")),
                text(fields, "lossDetails"),
                null,
                LocalDate.parse(text(fields, "lookAgainOn")));
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
