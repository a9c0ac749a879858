package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.journey.Journeys;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Meeting;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.OurSides;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reminds our side of a meeting ahead: the day before, and shortly before it begins (N-01). */
@Component
class MeetingReminders {

    private final Journeys journeys;
    private final Meetings meetings;
    private final OurSides sides;
    private final Customers customers;
    private final Staff staff;
    private final Reminders reminders;
    private final Clock clock;

    MeetingReminders(
            Journeys journeys,
            Meetings meetings,
            OurSides sides,
            Customers customers,
            Staff staff,
            Reminders reminders,
            Clock clock) {
        this.journeys = journeys;
        this.meetings = meetings;
        this.sides = sides;
        this.customers = customers;
        this.staff = staff;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** One that is arranged shortly before it begins is reminded of once; one that is moved, again. */
    void ofMeeting(CustomerNumber number) {
        var meeting = meetings.requireUnderWay(journeys.require(number));
        boolean soon = !clock.instant().isBefore(MeetingTiming.soonBefore(meeting));
        var subject = "meeting " + meeting.id() + " " + meeting.plannedAt() + (soon ? " soon" : "");
        reminded(number, meeting)
                .forEach(person ->
                        reminders.give(number, person, soon ? "meetingSoon" : "meeting", subject, meeting.plannedAt()));
    }

    /** The owner and those who take part; where nobody has been told, those who lead the deal. */
    private Stream<String> reminded(CustomerNumber number, Meeting meeting) {
        var owner = customers.require(number).owner();
        var side = sides.of(meeting).people();
        if (owner != null && side.isEmpty()) {
            return staff.around(owner).stream().map(Person::login);
        }
        return Stream.concat(Stream.ofNullable(owner), side.stream()).distinct();
    }
}
