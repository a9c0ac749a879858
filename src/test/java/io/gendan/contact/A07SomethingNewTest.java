package io.gendan.contact;

import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
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
@DisplayName("A-07 Every call brings something new and plants a topic for the next invitation")
class A07SomethingNewTest {

    private static final String PREPARE = "UserTask_PrepareContact";

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

    private Story story;

    @BeforeEach
    void chen_has_researched_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Copperline Pans", CustomerField.OWNER, "chen")),
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
    @DisplayName(
            "A-07 Without a hook or anything new no contact is prepared; with them they stand before whoever calls")
    void hook_and_news_are_demanded_and_at_hand() {
        for (var demanded : Map.of("hook", "Hook", "news", "Something new").entrySet()) {
            var without = new HashMap<>(preparation("PHONE"));
            without.remove(demanded.getKey());
            assertThatThrownBy(() -> story.completes("chen", PREPARE, without))
                    .hasMessageContaining(demanded.getValue());
        }
        assertThat(story.openTasks()).containsExactly(PREPARE);

        story.completes("chen", PREPARE, preparation("PHONE"));

        var prepared = story.shows("UserTask_RecordContact", "brief")
                .path("preparation")
                .get(0);
        assertThat(prepared.path("hook").asText()).isEqualTo("What their strongest competitor asked us last month");
        assertThat(prepared.path("news").asText()).isEqualTo("The study on dealer training has come out");
        assertThat(records.latest(story.journey(), EntryKind.PREPARATION)
                        .orElseThrow()
                        .content())
                .containsEntry("news", "The study on dealer training has come out");
        story.completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }
}
