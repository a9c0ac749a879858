package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-05 Channels take turns")
class A05ChannelsTest {

    private static final String PREPARE = "UserTask_PrepareContact";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Hollowell Ropes", CustomerField.OWNER, "chen")),
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
    @DisplayName("A-05 The same channel for the third time in a row is pointed out, and another one breaks the row")
    void the_same_channel_three_times_in_a_row() {
        assertThat(shown("channelAdvice")).isEmpty();

        contactBy("PHONE");
        assertThat(shown("channelAdvice"))
                .startsWith("Last by 最近用过: Phone 电话.")
                .contains("请交替使用: E-mail 邮件, SMS 短信, WeChat 微信, Video 视频, Visit 拜访");
        assertThat(shown("channelInARow")).as("twice is no habit yet").isEmpty();

        contactBy("PHONE");
        assertThat(shown("channelInARow")).isEqualTo("PHONE");
        assertThat(shown("channelWarning")).startsWith("Phone 电话: number 3 in a row.");

        contactBy("PHONE");
        assertThat(shown("channelWarning")).contains("number 4 in a row");

        contactBy("VIDEO");
        assertThat(shown("channelInARow")).isEmpty();
        assertThat(shown("channelWarning")).isEmpty();
        assertThat(shown("channelAdvice")).startsWith("Last by 最近用过: Video 视频, Phone 电话, Phone 电话.");
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private String shown(String variable) {
        return story.shows(PREPARE, variable).asText();
    }

    private void contactBy(String channel) {
        var contact = contactAgain();
        story.completes("chen", PREPARE, preparation(channel));
        contact.put("channel", channel);
        story.completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
    }
}
