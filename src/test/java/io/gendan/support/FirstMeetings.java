package io.gendan.support;

import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import io.gendan.customer.CustomerNumber;
import io.gendan.support.Stories.Story;
import org.springframework.stereotype.Component;

/** Customers of {@code chen} who have accepted the invitation to a first meeting (A2). */
@Component
public class FirstMeetings {

    /** When it is agreed: a Monday. */
    public static final String MONDAY = "2026-03-02T10:00:00+08:00";

    /** When it is to begin: a Monday, too. */
    public static final String BEGINS = "2026-03-09T06:00:00Z";

    private final Pursued pursued;

    FirstMeetings(Pursued pursued) {
        this.pursued = pursued;
    }

    /** On Monday the second of March the customer has accepted; the meeting is to be arranged. */
    public CustomerNumber agreed(String name) {
        var number = pursued.at(MONDAY, name);
        of(number)
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief());
        return number;
    }

    public Story of(CustomerNumber number) {
        return pursued.story(number);
    }
}
