package io.gendan.contact;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.preparation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.NextStepOrders;
import io.gendan.pipeline.Recording;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("N-03, S-23 What has to be known is told at once")
class N03ContactNewsTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    NextStepOrders orders;

    @Autowired
    Recording recording;

    @Autowired
    ContactReader reader;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_negotiates() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer("Penhallow Tiles");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-03 Valuable information reaches the manager at once, with a proposal, and stands on record")
    void valuable_information() {
        var told = contact();
        told.put("valuableInformation", "Finance meets on Thursday; Ms. Qian puts us on the list");
        reachesTheCall("chen");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", told))
                .as("information goes with a proposal")
                .hasMessageContaining("What you propose");
        told.put("valuableProposal", "Wang calls the owner before Thursday");
        story.completes("chen", "UserTask_RecordContact", told);

        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("li valuableInformation");
        assertThat(inNegotiation.reminded(number)).doesNotContain("chen contactMade");
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("valuableProposal", "Wang calls the owner before Thursday");
    }

    @Test
    @DisplayName("N-03 Also from a contact outside the tasks; what the manager learns goes to the director")
    void outside_the_tasks() {
        Map<String, Object> call = Map.of(
                "direction", "INBOUND",
                "contactPerson", "Ms. Qian",
                "summary", "She rang",
                "valuableInformation", "A rival was invited, too");
        assertThatThrownBy(() -> reader.read(call))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .singleElement()
                        .satisfies(item -> assertThat(item.field()).isEqualTo("valuableProposal")));
        var whole = new HashMap<>(call);
        whole.put("valuableProposal", "Invite them this week");
        recording.put(number, reader.read(whole), "li", null);
        assertThat(inNegotiation.reminded(number))
                .contains("wang valuableInformation", "chen contactMade")
                .doesNotContain("li valuableInformation");
    }

    @Test
    @DisplayName("S-23 What the director heard from the decision-maker reaches salesperson and manager at once")
    void heard_from_the_decision_maker() {
        reachesTheCall("wang");
        var heard = contact();
        heard.remove("helperStance");
        heard.remove("howWon");
        heard.put("contactPerson", "Mr. Zhou");
        heard.put("contactPersonRole", "DECISION_MAKER");
        story.completes("wang", "UserTask_RecordContact", heard);

        assertThat(inNegotiation.reminded(number))
                .contains("chen decisionMakerHeard", "li decisionMakerHeard")
                .doesNotContain("chen contactMade");
    }

    @Test
    @DisplayName("N-01 The salesperson hears of the result when somebody else made the contact, and it is on record")
    void the_result_is_heard() {
        reachesTheCall("wang");
        story.completes("wang", "UserTask_RecordContact", contact());

        assertThat(inNegotiation.reminded(number)).contains("chen contactMade").doesNotContain("li decisionMakerHeard");
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .author())
                .isEqualTo("wang");
    }

    private void reachesTheCall(String maker) {
        if (!maker.equals("chen")) {
            orders.arrange(
                    number,
                    Map.of(
                            "nextStepWho", maker,
                            "nextStepOn", "2026-03-02",
                            "nextStepChannel", "PHONE",
                            "nextStepContent", "Terms",
                            "nextStepPurpose", "A yes",
                            "nextStepPromised", true,
                            "reason", "Equal rank"),
                    staff.require("wang"));
        }
        story.completes(maker, "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval());
    }
}
