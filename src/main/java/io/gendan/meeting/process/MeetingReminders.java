package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.journey.Journeys;
import io.gendan.journey.Reminders;
import io.gendan.meeting.Meetings;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reminds our side of a meeting ahead. */
@Component
class MeetingReminders {

    private final Journeys journeys;
    private final Meetings meetings;
    private final Customers customers;
    private final Staff staff;
    private final Reminders reminders;

    MeetingReminders(Journeys journeys, Meetings meetings, Customers customers, Staff staff, Reminders reminders) {
        this.journeys = journeys;
        this.meetings = meetings;
        this.customers = customers;
        this.staff = staff;
        this.reminders = reminders;
    }

    void ofMeeting(CustomerNumber number) {
        var meeting = meetings.requireUnderWay(journeys.require(number));
        // A meeting that is moved is reminded of again.
        var subject = "meeting " + meeting.id() + " " + meeting.plannedAt();
        for (Person person : around(number)) {
            reminders.give(number, person.login(), "meeting", subject, meeting.plannedAt());
        }
    }

    /** The owner and those who lead the deal. */
    private Iterable<Person> around(CustomerNumber number) {
        var owner = customers.require(number).owner();
        return owner == null ? List.of() : staff.around(owner);
    }
}
