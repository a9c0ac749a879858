package io.gendan.walk;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.Choices;
import io.gendan.support.FormFiller;
import io.gendan.support.Stories;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What people do with the tasks that are open. */
@Component
class TaskDeeds {

    private final OpenWork openWork;
    private final FormFiller filler;
    private final FormService forms;
    private final TaskService tasks;
    private final Stories stories;
    private final Attempts attempts;

    TaskDeeds(
            OpenWork openWork,
            FormFiller filler,
            FormService forms,
            TaskService tasks,
            Stories stories,
            Attempts attempts) {
        this.openWork = openWork;
        this.filler = filler;
        this.forms = forms;
        this.tasks = tasks;
        this.stories = stories;
        this.attempts = attempts;
    }

    /** Whoever has to, or may, completes an open task with anything that its form allows; false when none is open. */
    boolean complete(Walk walk, Choices choices) {
        var open = open(walk);
        if (open.isEmpty()) {
            return false;
        }
        var task = choices.anyOf(open);
        complete(walk, task, task.assignee() == null ? choices.oneOf(task.candidates()) : task.assignee(), choices);
        return true;
    }

    /** Somebody tries to complete any task; false when none is open. */
    boolean meddle(Walk walk, Choices choices) {
        var open = open(walk);
        if (open.isEmpty()) {
            return false;
        }
        complete(walk, choices.anyOf(open), choices.anyOf(Walk.PEOPLE), choices);
        return true;
    }

    private List<OpenTask> open(Walk walk) {
        return walk.customers().stream()
                .flatMap(number ->
                        openWork.tasks(new CustomerNumber(number)).stream().sorted(Comparator.comparing(OpenTask::key)))
                .toList();
    }

    private void complete(Walk walk, OpenTask task, String login, Choices choices) {
        var fields = choices.yes() ? filler.fill(task, choices) : filler.fillRequired(task, choices);
        var told = new HashMap<>(fields);
        told.values().removeIf(FormFiller.TEXT::equals);
        attempts.at(
                walk,
                "%s completes %s with %s".formatted(login, task.key(), told),
                () -> stories.as(login, () -> {
                    if (task.assignee() == null) {
                        tasks.claim(task.taskId(), login);
                    }
                    forms.submitTaskForm(task.taskId(), fields);
                }));
    }
}
