package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Room;
import io.gendan.meeting.Rooms;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Those who hold an analysis session in one room let one of them enter what each says: the views that are still missing
 * become tasks of whoever writes. Each person is named, and whoever's view is missing must be there (S-06).
 */
@Component
public class SessionRooms {

    private static final Set<String> VIEWS = Set.of("UserTask_GiveSalespersonView", "UserTask_GiveManagerView");

    private final BusinessKeyLock lock;
    private final Customers customers;
    private final Staff staff;
    private final OpenWork openWork;
    private final Rooms rooms;
    private final Leaves leaves;
    private final Reminders reminders;
    private final Clock clock;
    private final TaskService tasks;
    private final TaskContexts taskContexts;
    private final IdentityService identity;

    SessionRooms(
            BusinessKeyLock lock,
            Customers customers,
            Staff staff,
            OpenWork openWork,
            Rooms rooms,
            Leaves leaves,
            Reminders reminders,
            Clock clock,
            TaskService tasks,
            TaskContexts taskContexts,
            IdentityService identity) {
        this.lock = lock;
        this.customers = customers;
        this.staff = staff;
        this.openWork = openWork;
        this.rooms = rooms;
        this.leaves = leaves;
        this.reminders = reminders;
        this.clock = clock;
        this.tasks = tasks;
        this.taskContexts = taskContexts;
        this.identity = identity;
    }

    /**
     * Everybody who may sit in the room: the owner with those who lead the deal, whoever owes a view in their place, and
     * the principals. None where no view is missing.
     *
     * @throws Refusal 404 {@code customer.unknown} when there is no such customer, or the person is none of these
     */
    public List<Person> circle(CustomerNumber number, Person by) {
        var owner = customers.requireFor(number, by).owner();
        if (owner == null) {
            return List.of();
        }
        var circle = Stream.of(
                        staff.around(owner).stream(),
                        views(number).stream().map(this::saidBy).flatMap(login -> staff.find(login).stream()),
                        staff.active(Role.PRINCIPAL).stream())
                .flatMap(people -> people)
                .distinct()
                .toList();
        if (!circle.contains(by)) {
            throw Refusal.notFound("customer.unknown", number.value());
        }
        return circle;
    }

    /** Who has still to give a view, by login. */
    public Set<String> missing(CustomerNumber number) {
        var missing = new LinkedHashSet<String>();
        views(number).forEach(task -> missing.add(saidBy(task)));
        return missing;
    }

    /**
     * From now on this person enters the views that are missing. Whose they are hears of it at once, and can take the
     * own one back.
     *
     * @param present logins of everybody in the room; whoever writes is there in any case
     * @throws Refusal 404 {@code customer.unknown} for a stranger; 409 {@code session.nothingMissing}; 400
     *     {@code session.room} naming whoever does not belong there, is on leave, or owes a view and is not there
     */
    @Transactional
    public void enter(CustomerNumber number, List<String> present, Person by) {
        lock.lock(number.value());
        var circle = circle(number, by).stream().map(Person::login).toList();
        var views = views(number);
        if (views.isEmpty()) {
            throw Refusal.conflict("session.nothingMissing", number.value());
        }
        var room = new LinkedHashSet<>(present);
        room.add(by.login());
        check(room, circle, views, by.login());
        for (var task : views) {
            var said = saidBy(task);
            if (by.login().equals(said)) {
                takeBack(task, said);
            } else {
                rooms.open(number, task.taskId(), task.key(), new Room(said, by.login(), List.copyOf(room)));
                if (!by.login().equals(task.assignee())) {
                    give(number, task, said, by.login());
                }
            }
        }
        taskContexts.refresh(number.value());
    }

    /** The person's own view as somebody else enters it now, by the name of who does; empty when nobody does. */
    public Optional<String> writerFor(CustomerNumber number, Person person) {
        return ownElsewhere(number, person)
                .map(task -> staff.nameOf(String.valueOf(task.assignee())))
                .findFirst();
    }

    /**
     * This person gives the own view again, which somebody else was to enter.
     *
     * @throws Refusal 404 {@code customer.unknown} for a stranger; 409 {@code session.nothingMissing} when nobody enters it
     */
    @Transactional
    public void takeBack(CustomerNumber number, Person by) {
        lock.lock(number.value());
        circle(number, by);
        var own = ownElsewhere(number, by).toList();
        if (own.isEmpty()) {
            throw Refusal.conflict("session.nothingMissing", number.value());
        }
        own.forEach(task -> takeBack(task, by.login()));
        taskContexts.refresh(number.value());
    }

    private void give(CustomerNumber number, OpenTask task, String said, String writer) {
        Persons.asSystem(identity, () -> tasks.setAssignee(task.taskId(), writer));
        var subject = "view " + task.taskId() + " by " + writer + " " + clock.instant();
        reminders.give(number, said, "viewTaken", subject, clock.instant());
    }

    private void takeBack(OpenTask task, String author) {
        rooms.close(task.taskId());
        if (!author.equals(task.assignee())) {
            Persons.asSystem(identity, () -> tasks.setAssignee(task.taskId(), author));
        }
    }

    private Stream<OpenTask> ownElsewhere(CustomerNumber number, Person person) {
        return views(number).stream()
                .filter(task ->
                        saidBy(task).equals(person.login()) && !person.login().equals(task.assignee()));
    }

    private void check(Set<String> room, List<String> circle, List<OpenTask> views, String writer) {
        var wrong = new ArrayList<Item>();
        room.stream()
                .filter(login -> !circle.contains(login))
                .forEach(login -> wrong.add(Item.of("present", "session.notOfIt", staff.nameOf(login))));
        room.stream()
                .filter(login -> circle.contains(login) && !login.equals(writer))
                .filter(login -> leaves.now(login).isPresent())
                .forEach(login -> wrong.add(Item.of("present", "session.onLeave", staff.nameOf(login))));
        views.stream()
                .map(this::saidBy)
                .filter(login -> !room.contains(login))
                .forEach(login -> wrong.add(Item.of("present", "session.notThere", staff.nameOf(login))));
        if (!wrong.isEmpty()) {
            throw Refusal.badRequest("session.room").with(wrong);
        }
    }

    private List<OpenTask> views(CustomerNumber number) {
        return openWork.tasks(number).stream()
                .filter(task -> VIEWS.contains(task.key()))
                .toList();
    }

    private String saidBy(OpenTask task) {
        var assignee = String.valueOf(task.assignee());
        return rooms.of(task.taskId(), assignee).map(Room::saidBy).orElse(assignee);
    }
}
