package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.journey.Journeys;
import io.gendan.meeting.PastMeetings;
import io.gendan.pipeline.ContactStory.Wanted;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts a customer's story together; the number of statements doesn't grow with what is on record. */
@Component
public class Glances {

    /** What a page shows at once. */
    public enum Breadth {
        /** Beside a form, where the record itself stands below. */
        TAB(1, 1, 1),
        /** The newest of each. */
        NEWEST(10, 5, 2),
        /** As much as anybody prints. */
        WHOLE(2000, 200, 100);

        private final int contacts;
        private final int meetings;
        private final int sessions;

        Breadth(int contacts, int meetings, int sessions) {
            this.contacts = contacts;
            this.meetings = meetings;
            this.sessions = sessions;
        }
    }

    private final StageLine stageLine;
    private final AttitudeLines attitudeLines;
    private final DecisionMaps decisionMaps;
    private final ContactStories contactStories;
    private final PastMeetings meetings;
    private final SessionStories sessionStories;
    private final Journeys journeys;
    private final Customers customers;
    private final CustomerMask mask;

    Glances(
            StageLine stageLine,
            AttitudeLines attitudeLines,
            DecisionMaps decisionMaps,
            ContactStories contactStories,
            PastMeetings meetings,
            SessionStories sessionStories,
            Journeys journeys,
            Customers customers,
            CustomerMask mask) {
        this.stageLine = stageLine;
        this.attitudeLines = attitudeLines;
        this.decisionMaps = decisionMaps;
        this.contactStories = contactStories;
        this.meetings = meetings;
        this.sessionStories = sessionStories;
        this.journeys = journeys;
        this.customers = customers;
        this.mask = mask;
    }

    /** The story of a customer for somebody who sees it. */
    public Glance of(CustomerNumber number, Person reader, Breadth breadth) {
        var text = mask.textOf(customers.require(number), reader);
        return new Glance(
                journeys.latest(number).map(stageLine::of).orElse(List.of()),
                attitudeLines.of(number),
                decisionMaps.of(number, reader),
                contactStories.of(number, Wanted.ALL, 0, breadth.contacts, reader),
                meetings.of(number, breadth.meetings).stream()
                        .map(meeting -> meeting.readAs(text))
                        .toList(),
                sessionStories.of(number, breadth.sessions, reader));
    }
}
