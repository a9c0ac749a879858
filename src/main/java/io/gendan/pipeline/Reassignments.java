package io.gendan.pipeline;

import io.gendan.cadence.StandIns;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Persons;
import io.gendan.meeting.Room;
import io.gendan.meeting.Rooms;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Gives open tasks of a customer to somebody else, as the system: nobody may do so by hand. */
@Component
public class Reassignments {

    private static final Set<String> PLANNED_CONTACT =
            Set.of("UserTask_PrepareContact", "UserTask_SendMessage", "UserTask_RecordContact");

    private static final String ARRANGEMENT = "UserTask_ArrangeMeeting";

    private final OpenWork openWork;
    private final TaskService tasks;
    private final StandIns standIns;
    private final DraftReaders readers;
    private final Rooms rooms;
    private final IdentityService identity;

    Reassignments(
            OpenWork openWork,
            TaskService tasks,
            StandIns standIns,
            DraftReaders readers,
            Rooms rooms,
            IdentityService identity) {
        this.openWork = openWork;
        this.tasks = tasks;
        this.standIns = standIns;
        this.readers = readers;
        this.rooms = rooms;
        this.identity = identity;
    }

    /**
     * Every open task of the one person becomes the other's; also one that a stand-in does in its place, or that is
     * offered to nobody else. A view that the one entered in a room for somebody else returns to whose it is.
     */
    public void all(CustomerNumber number, String from, String to) {
        openWork.tasks(number).stream()
                .filter(task -> isOf(from, task))
                .forEach(task -> give(
                        task,
                        rooms.of(task.taskId(), from)
                                .map(Room::saidBy)
                                .filter(said -> !said.equals(from))
                                .orElseGet(() -> readers.orOther(number, task, from, to))));
    }

    /** The contact that is being prepared or made becomes this person's. */
    public void plannedContact(CustomerNumber number, String to) {
        give(number, to, PLANNED_CONTACT::contains);
    }

    /** The same, and so does the meeting that is being arranged. */
    public void nextStep(CustomerNumber number, String to) {
        give(number, to, key -> PLANNED_CONTACT.contains(key) || key.equals(ARRANGEMENT));
    }

    /** A review that waits for this person, who is to make the contact now, becomes somebody else's, or is theirs no more. */
    public void reviewsFrom(CustomerNumber number, String maker) {
        openWork.tasks(number).stream().filter(readers::isReview).forEach(task -> {
            if (isOf(maker, task)) {
                give(task, readers.insteadOf(number, maker));
            } else if (task.candidates().contains(maker)) {
                Persons.asSystem(identity, () -> tasks.deleteCandidateUser(task.taskId(), maker));
            }
        });
    }

    private static boolean isOf(String person, OpenTask task) {
        return person.equals(task.assignee())
                || person.equals(task.inPlaceOf())
                || task.assignee() == null && task.candidates().equals(List.of(person));
    }

    private void give(CustomerNumber number, String to, Predicate<String> keys) {
        openWork.tasks(number).stream().filter(task -> keys.test(task.key())).forEach(task -> give(task, to));
    }

    private void give(OpenTask task, String to) {
        Persons.asSystem(identity, () -> {
            standIns.givenAway(task.taskId());
            rooms.close(task.taskId());
            tasks.setAssignee(task.taskId(), to);
        });
    }
}
