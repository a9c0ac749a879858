package io.gendan.support;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.preparation;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.Course;
import io.gendan.staff.Staff;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers of chen who stand in B2, and what is usual there. */
@Component
public class InNegotiation {

    private final Pursued pursued;
    private final Course course;
    private final Staff staff;
    private final JdbcClient database;

    InNegotiation(Pursued pursued, Course course, Staff staff, JdbcClient database) {
        this.pursued = pursued;
        this.course = course;
        this.staff = staff;
        this.database = database;
    }

    /** A customer whose first contact in B2 is to be prepared by chen, an hour later. */
    public CustomerNumber customer(String name) {
        var number = pursued.begun(name);
        course.redirect(number, "B2", "They want to talk terms", staff.require("wang"));
        Stories.itIs(Stories.now().plus(Duration.ofHours(1)).toString());
        return number;
    }

    /** One contact from its preparation to the analysis; the director's decision is due. */
    public Story contacted(CustomerNumber number, String maker) {
        return pursued.story(number)
                .completes(maker, "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval())
                .completes(maker, "UserTask_RecordContact", contact())
                .completes("li", "UserTask_DebriefContact", debrief());
    }

    /** The director has set the next step, promised for in three days; the journey waits for it. */
    public Story waits(CustomerNumber number, String who) {
        return contacted(number, "chen").completes("wang", "UserTask_DecideNextStep", decision("CONTACT_AGAIN", who));
    }

    /** Who was reminded of what about this customer, in this order: {@code li favourAsked}. */
    public List<String> reminded(CustomerNumber number) {
        return database.sql("select person || ' ' || about from reminder where customer_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    /** The story is told. */
    public void ends(CustomerNumber number) {
        pursued.ends(number);
    }
}
