package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.FormFields;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.meeting.Meeting;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.OurSide;
import io.gendan.meeting.OurSides;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who of our people can take part in a meeting, and who is expected to: what its two forms show (M-07). */
@Component
class OurPeople implements JourneyTaskContext {

    static final String PEOPLE = "ourPeople";

    private static final String ARRANGEMENT = "UserTask_ArrangeMeeting";
    private static final String MEETING = "UserTask_HoldMeeting";

    private final Customers customers;
    private final Meetings meetings;
    private final OurSides sides;
    private final Staff staff;

    OurPeople(Customers customers, Meetings meetings, OurSides sides, Staff staff) {
        this.customers = customers;
        this.meetings = meetings;
        this.sides = sides;
        this.staff = staff;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(ARRANGEMENT) || taskKey.equals(MEETING);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var owner = customers.require(journey.number()).owner();
        if (owner == null) {
            return Map.of();
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("ourPeopleOptions", options(owner));
        var meeting = meetings.underWay(journey);
        meeting.map(Meeting::expectedParticipants)
                .map(CustomersSide::rows)
                .ifPresent(rows -> shown.put(Meeting.CUSTOMERS_PEOPLE, rows));
        var side = meeting.map(sides::of).orElse(OurSide.UNKNOWN);
        shown.put(PEOPLE, side.people().isEmpty() ? usual(owner) : side.people());
        if (taskKey.equals(ARRANGEMENT)) {
            shown.put("noteTaker", side.noteTaker() == null ? owner : side.noteTaker());
            putKnown(shown, "leadNegotiator", side.lead());
        }
        return shown;
    }

    /** As the arrangement's form tells it; earlier versions tell names only, which nothing can be done with. */
    OurSide arranged(CustomerNumber number, FormFields form) {
        if (!form.asks(PEOPLE)) {
            return OurSide.UNKNOWN;
        }
        var noteTaker = form.optional("noteTaker");
        var owner = customers.require(number).owner();
        var people = Stream.concat(form.choices(PEOPLE).stream(), Stream.ofNullable(noteTaker));
        // The owner takes notes as the owner: whoever has the customer then does.
        return new OurSide(
                people.toList(),
                form.text("leadNegotiator"),
                noteTaker == null || noteTaker.equals(owner) ? null : noteTaker);
    }

    /** The salesperson and the manager. */
    private List<String> usual(String owner) {
        return Stream.of(owner, staff.managerOf(owner).login()).distinct().toList();
    }

    private List<Map<String, String>> options(String owner) {
        return Stream.of(staff.around(owner), staff.colleaguesOf(owner), staff.othersOfTheCompany(owner))
                .flatMap(List::stream)
                .distinct()
                .map(Person::asOption)
                .toList();
    }

    private static void putKnown(Map<String, Object> shown, String key, @Nullable String value) {
        if (value != null) {
            shown.put(key, value);
        }
    }
}
