package io.gendan.cadence;

import io.gendan.engine.TaskPriority;
import io.gendan.journey.Journeys;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How urgent a task is: the further on the customer stands the more, and above that whatever is due today or late. */
@Component
class TaskUrgency implements TaskPriority {

    static final int DUE_TODAY = 25;
    static final int OVERDUE = 50;

    private final Journeys journeys;
    private final TaskService tasks;
    private final Clock clock;

    TaskUrgency(Journeys journeys, TaskService tasks, Clock clock) {
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public int of(String businessKey, @Nullable Instant due) {
        return of(
                journeys.ofBusinessKey(businessKey)
                        .map(journey -> journey.stage().rank())
                        .orElse(0),
                due);
    }

    /** Whether time or the customer's stage have moved on since the task got its priority. */
    boolean isOutdated(OpenTask task) {
        return task.priority() != of(task.rank(), task.due());
    }

    void renew(OpenTask task) {
        tasks.setPriority(task.id(), of(task.rank(), task.due()));
    }

    private int of(int rank, @Nullable Instant due) {
        var now = clock.instant();
        if (due == null) {
            return rank;
        }
        if (due.isBefore(now)) {
            return rank + OVERDUE;
        }
        return rank + (LocalDate.ofInstant(due, clock.getZone()).equals(LocalDate.now(clock)) ? DUE_TODAY : 0);
    }
}
