package io.gendan.meeting.session;

import io.gendan.cadence.Entrusted;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Room;
import io.gendan.meeting.Rooms;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When whoever writes in a room is away, each view returns to whose it is: no stand-in gives it (S-06, CD-06). */
@Component
class EnteredViews implements Entrusted {

    private final Rooms rooms;
    private final Staff staff;
    private final Reminders reminders;
    private final ObjectProvider<TaskContexts> taskContexts;
    private final Clock clock;

    EnteredViews(
            Rooms rooms, Staff staff, Reminders reminders, ObjectProvider<TaskContexts> taskContexts, Clock clock) {
        this.rooms = rooms;
        this.staff = staff;
        this.reminders = reminders;
        this.taskContexts = taskContexts;
        this.clock = clock;
    }

    @Override
    public Optional<String> takenBack(CustomerNumber number, String taskId, String from) {
        var author = rooms.of(taskId, from)
                .map(Room::saidBy)
                .filter(login -> !login.equals(from))
                .filter(login -> staff.find(login).filter(Person::active).isPresent());
        author.ifPresent(login -> {
            rooms.close(taskId);
            taskContexts.getObject().refresh(number.value());
            reminders.give(number, login, "viewReturned", "view " + taskId + " " + clock.instant(), clock.instant());
        });
        return author;
    }
}
