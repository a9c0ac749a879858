package io.gendan.support;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings customers of {@code chen} to where a meeting is ahead or has just been held. */
@Component
public class MeetingStories {

    private final People people;
    private final Customers customers;
    private final Pursuits pursuits;
    private final Course course;
    private final Staff staff;
    private final Stories stories;

    MeetingStories(People people, Customers customers, Pursuits pursuits, Course course, Staff staff, Stories stories) {
        this.people = people;
        this.customers = customers;
        this.pursuits = pursuits;
        this.course = course;
        this.staff = staff;
        this.stories = stories;
    }

    /** A new customer that has accepted the invitation to a meeting of this stage, now arranged for a week from now. */
    public Story arranged(String name, String stage) {
        people.hired();
        var number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(number, "chen");
        return stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted(stage))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
    }

    /** The same, with the meeting held at this moment, which is the present from now on; all went well. */
    public Story held(String name, String stage, String at) {
        Stories.itIs(Stories.at(at).minus(Duration.ofDays(10)).toString());
        var story = arranged(name, stage);
        Stories.itIs(at);
        return story.completes("chen", "UserTask_HoldMeeting", notes());
    }

    /** The journey ends, so that nothing of it is left open. */
    public void over(Story story) {
        if (story.journey().isOpen()) {
            course.release(story.journey().number(), "The story is told", staff.require("wang"));
        }
    }
}
