package io.gendan.meeting.session;

import io.gendan.engine.FormFields;
import io.gendan.engine.Words;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.FormRecords;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Room;
import io.gendan.meeting.Rooms;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts the views after a meeting on record as what they are: one that was said in a room and entered by somebody else is
 * the view of who said it, tells who entered it and who was present, and its author hears of it at once (S-06).
 */
@Component
public class ViewRecords implements JourneyTaskContext {

    private static final List<String> VIEWS = List.of("UserTask_GiveSalespersonView", "UserTask_GiveManagerView");

    private final FormRecords forms;
    private final Records records;
    private final Rooms rooms;
    private final Reminders reminders;
    private final Staff staff;
    private final Words words;
    private final Clock clock;

    ViewRecords(
            FormRecords forms,
            Records records,
            Rooms rooms,
            Reminders reminders,
            Staff staff,
            Words words,
            Clock clock) {
        this.forms = forms;
        this.records = records;
        this.rooms = rooms;
        this.reminders = reminders;
        this.staff = staff;
        this.words = words;
        this.clock = clock;
    }

    /** Records a view; whose it is, {@link #saidBy} tells. */
    public Journey put(EntryKind kind, FormFields form) {
        var taskId = form.taskId();
        var room = taskId == null ? null : rooms.of(taskId, form.completedBy()).orElse(null);
        return room == null ? forms.put(kind, form) : put(kind, form, room);
    }

    private Journey put(EntryKind kind, FormFields form, Room room) {
        var journey = forms.journeyOf(form);
        var content = new LinkedHashMap<String, Object>(form.all());
        content.put("enteredBy", room.enteredBy());
        content.put("present", room.present());
        var cause = new Cause(room.saidBy(), form.taskId());
        records.put(new NewEntry(journey.number(), journey, kind, cause, null, null, content));
        reminders.give(journey.number(), room.saidBy(), "viewEntered", "view " + form.taskId(), clock.instant());
        return journey;
    }

    /** The login of whose view a completed form holds. */
    public String saidBy(FormFields form) {
        var taskId = form.taskId();
        return taskId == null
                ? form.completedBy()
                : rooms.of(taskId, form.completedBy()).map(Room::saidBy).orElse(form.completedBy());
    }

    @Override
    public boolean isFor(String taskKey) {
        return VIEWS.contains(taskKey);
    }

    /** Says on the form whose words are entered there, or where one of several in a room may enter them. */
    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var room = rooms.of(journey.number(), taskKey);
        return Map.of(
                "enteredFor",
                room.map(this::inWords).orElse(""),
                "oneRoom",
                room.isPresent()
                        ? ""
                        : words.of("session.oneRoom", journey.number().value()));
    }

    private String inWords(Room room) {
        var present = room.present().stream().map(staff::nameOf).collect(Collectors.joining(", "));
        return words.of("session.enteredFor", staff.nameOf(room.saidBy()), present);
    }
}
