package io.gendan.support;

import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Stories.Story;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Customers of {@code chen} who have accepted the invitation to a first meeting (A2). */
@Component
public class FirstMeetings {

    /** When it is agreed: a Monday. */
    public static final String MONDAY = "2026-03-02T10:00:00+08:00";

    /** When it is to begin: a Monday, too. */
    public static final String BEGINS = "2026-03-09T06:00:00Z";

    private final Stories stories;
    private final People people;
    private final Customers customers;
    private final Pursuits pursuits;

    FirstMeetings(Stories stories, People people, Customers customers, Pursuits pursuits) {
        this.stories = stories;
        this.people = people;
        this.customers = customers;
        this.pursuits = pursuits;
    }

    /** On Monday the second of March the customer has accepted; the meeting is to be arranged. */
    public CustomerNumber agreed(String name) {
        people.hired();
        Stories.itIs(MONDAY);
        var number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(number, "chen");
        of(number)
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief());
        return number;
    }

    public Story of(CustomerNumber number) {
        return stories.of(number.value());
    }
}
