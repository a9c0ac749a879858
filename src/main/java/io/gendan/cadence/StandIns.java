package io.gendan.cadence;

import io.gendan.cadence.Substitutions.Substitution;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.engine.TaskAssignment;
import io.gendan.engine.Words;
import io.gendan.journey.DraftRules;
import io.gendan.journey.Journeys;
import io.gendan.journey.Reminders;
import io.gendan.staff.Leave;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Passes the tasks of whoever is away to their stand-in, and back (CD-06). The customer stays the owner's, and what a
 * stand-in agrees on falls to the person it acts for.
 */
@Component
public class StandIns implements TaskAssignment {

    /** What the form says about it; gone when the task returns. */
    private static final String IN_PLACE_OF = "inPlaceOf";

    private final Substitutions substitutions;
    private final Leaves leaves;
    private final Staff staff;
    private final Journeys journeys;
    private final DraftRules rules;
    private final Reminders reminders;
    private final Entrusted entrusted;
    private final ObjectProvider<TaskService> tasks;
    private final Words words;
    private final Clock clock;

    StandIns(
            Substitutions substitutions,
            Leaves leaves,
            Staff staff,
            Journeys journeys,
            DraftRules rules,
            Reminders reminders,
            Entrusted entrusted,
            ObjectProvider<TaskService> tasks,
            Words words,
            Clock clock) {
        this.substitutions = substitutions;
        this.leaves = leaves;
        this.staff = staff;
        this.journeys = journeys;
        this.rules = rules;
        this.reminders = reminders;
        this.entrusted = entrusted;
        this.tasks = tasks;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void settle(DelegateTask task) {
        var businessKey =
                task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        var asked = task.getAssignee() == null
                ? null
                : staff.find(task.getAssignee()).orElse(null);
        if (businessKey == null || asked == null || leaves.isPresent(asked)) {
            return;
        }
        var review = OpenTask.isReview(task.getTaskDefinitionKey());
        var standIn = standIn(new CustomerNumber(businessKey), review, asked);
        if (!standIn.equals(asked) && note(task.getId(), businessKey, asked, standIn, true)) {
            task.setAssignee(standIn.login());
            task.setVariableLocal(IN_PLACE_OF, inWords(asked));
        }
    }

    /** For whom a completed form was filled in: whoever completed it, or the person it stands in for. */
    public String actedFor(FormFields form) {
        var taskId = form.taskId();
        return taskId == null
                ? form.completedBy()
                : substitutions
                        .open(taskId)
                        .filter(moved -> moved.toPerson().equals(form.completedBy()))
                        .map(Substitution::fromPerson)
                        .orElse(form.completedBy());
    }

    /** Whether this person is the other, or acts for it now. */
    public boolean actsFor(String login, String other) {
        return login.equals(other) || leaves.standIn(other).login().equals(login);
    }

    /** The task has been given to somebody for good: it returns to nobody. */
    public void givenAway(String taskId) {
        substitutions.open(taskId).ifPresent(moved -> forget(taskId, moved));
    }

    /** Brings one open task to whoever should have it now. To be called with the customer's lock held, as the system. */
    void settle(OpenTask task) {
        var moved = substitutions.open(task.id()).orElse(null);
        if (moved != null && !(task.assigned() && task.people().contains(moved.toPerson()))) {
            forget(task.id(), moved);
            moved = null;
        }
        if (moved == null) {
            passOn(task);
        } else if (isPresent(moved.fromPerson())) {
            giveBack(task, moved);
        } else if (!isPresent(moved.toPerson())) {
            passFurther(task, moved);
        }
    }

    private void passOn(OpenTask task) {
        if (task.people().isEmpty() || task.people().stream().anyMatch(this::isPresent)) {
            return;
        }
        var asked = task.people().get(0);
        var whose = task.assigned() ? entrusted.takenBack(task.number(), task.id(), asked) : Optional.<String>empty();
        whose.ifPresent(person -> tasks.getObject().setAssignee(task.id(), person));
        staff.find(whose.orElse(asked))
                .filter(person -> !leaves.isPresent(person))
                .ifPresent(person -> give(task, person, task.assigned()));
    }

    /** The stand-in is away, too: somebody else acts for the same person. */
    private void passFurther(OpenTask task, Substitution moved) {
        var from = staff.require(moved.fromPerson());
        var standIn = standIn(task.number(), task.isReview(), from);
        if (!standIn.equals(from) && !standIn.login().equals(moved.toPerson())) {
            substitutions.close(moved);
            give(task, from, moved.wasAssigned());
        }
    }

    private void give(OpenTask task, Person asked, boolean wasAssigned) {
        var standIn = standIn(task.number(), task.isReview(), asked);
        if (!standIn.equals(asked)
                && leaves.now(asked.login()).isPresent()
                && note(task.id(), task.number().value(), asked, standIn, wasAssigned)) {
            tasks.getObject().setAssignee(task.id(), standIn.login());
            tasks.getObject().setVariableLocal(task.id(), IN_PLACE_OF, inWords(asked));
        }
    }

    /**
     * Who acts for this person. A review passes to nobody who must not read the draft (A-05, N-11), and rather waits where
     * everybody who may is away, too: then it is the person itself.
     */
    private Person standIn(CustomerNumber number, boolean review, Person asked) {
        var standIn = leaves.standIn(asked.login());
        var hands = review
                ? journeys.ofBusinessKey(number.value()).map(rules::hands).orElse(null)
                : null;
        if (hands == null || hands.mayRead(standIn.login())) {
            return standIn;
        }
        return Stream.of(
                        staff.superiorsOf(asked.login()),
                        staff.colleaguesOf(standIn.login()),
                        staff.othersOfTheCompany(standIn.login()))
                .flatMap(List::stream)
                .filter(person -> leaves.isPresent(person) && hands.mayRead(person.login()))
                .findFirst()
                .orElse(asked);
    }

    private void giveBack(OpenTask task, Substitution moved) {
        forget(task.id(), moved);
        tasks.getObject().setAssignee(task.id(), moved.wasAssigned() ? moved.fromPerson() : null);
        var subject = "substitution " + moved.id();
        reminders.give(task.number(), moved.fromPerson(), "workReturned", subject, clock.instant());
        reminders.give(task.number(), moved.toPerson(), "workGivenBack", subject, clock.instant());
    }

    private void forget(String taskId, Substitution moved) {
        substitutions.close(moved);
        tasks.getObject().removeVariableLocal(taskId, IN_PLACE_OF);
    }

    /** Both are told, once a customer and leave. */
    private boolean note(String taskId, String businessKey, Person from, Person to, boolean wasAssigned) {
        var leave = leaves.now(from.login());
        var id = leave.map(Leave::id).orElse(null);
        if (!substitutions.put(taskId, businessKey, from.login(), to.login(), id, wasAssigned)) {
            return false;
        }
        leave.ifPresent(away -> {
            var number = new CustomerNumber(businessKey);
            var subject = "leave " + id + " of " + businessKey + " to " + to.login();
            var until = away.lastDay().atStartOfDay(clock.getZone()).toInstant();
            reminders.give(number, to.login(), "standIn", subject, until);
            reminders.give(number, from.login(), "workPassedOn", subject, until);
        });
        return true;
    }

    private String inWords(Person person) {
        return leaves.now(person.login())
                .map(leave ->
                        words.of("standIn.away", person.name(), leave.lastDay().toString()))
                .orElseGet(() -> words.of("standIn.left", person.name()));
    }

    private boolean isPresent(String login) {
        return staff.find(login).filter(leaves::isPresent).isPresent();
    }
}
