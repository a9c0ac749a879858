package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.invitationRefused;
import static io.gendan.support.Answers.noMeeting;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a planned contact may end with besides an accepted invitation. ST-04 is checked after each step. */
@GendanTest
@DisplayName("Invitations that are not accepted")
class RefusedInvitationTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Records records;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    Reminders reminders;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Slatebrook Tiles", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-04, A-07: an invitation refused is on record with its reason and tried again on the day agreed on")
    void an_invitation_is_refused_and_tried_later() {
        contactEnds(invitationRefused("2026-03-23"));

        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("refusalReason", "They are closing the year's books first");
        assertThat(nextSteps.open(number)).map(NextStep::dueOn).contains(LocalDate.parse("2026-03-23"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.waitsUntil())
                .isEqualTo(OffsetDateTime.parse("2026-03-23T09:00:00+08:00").toInstant());

        story.waitEnds();
        assertThat(reminders.of("chen", Integer.MAX_VALUE))
                .anySatisfy(reminder -> assertThat(reminder.customerNumber()).isEqualTo(number.value()));
        contactEnds(invitationAccepted("B1"));
        assertThat(story.stage()).isEqualTo("B1");
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        // It comes to nothing after all, in B1 as in A.
        story.completes("chen", "UserTask_ArrangeMeeting", noMeeting("The owner has second thoughts"));
        story.waitEnds();
        isLost();
    }

    @Test
    @DisplayName("ST-02: a refused invitation needs the day to try again, and a next step its day")
    void a_next_step_without_a_day_is_refused() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var refused = invitationRefused("");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", refused))
                .hasMessageContaining("Next contact on");
        var again = contactAgain();
        again.put("nextStepContent", "The study");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", again))
                .hasMessageContaining("Next contact on");
        assertThat(story.openTasks()).containsExactly("UserTask_RecordContact");

        again.put("nextStepOn", "2026-03-10");
        story.completes("chen", "UserTask_RecordContact", again)
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(nextSteps.open(number)).map(NextStep::content).contains("The study");
        story.waitEnds();
        isLost();
    }

    @Test
    @DisplayName("ST-03, A-02: a customer lost in a contact is debriefed first, then the journey is closed as lost")
    void a_customer_is_lost_in_a_contact() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost());
        assertThat(story.journey().isOpen()).isTrue();

        story.completes("chen", "UserTask_DebriefContact", debrief());

        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
        assertThat(story.openTasks()).isEmpty();
    }

    private void contactEnds(Map<String, Object> contact) {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void isLost() {
        var lost = customerLost();
        if (!story.stage().equals("A")) {
            lost.remove("noPriceQuoted");
        }
        contactEnds(lost);
        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
    }
}
