package io.gendan;

import static io.gendan.support.Choices.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.FormFiller;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is promised to whoever fills the forms by program: the first option of every choice leads forward, every box
 * ticked passes, one entry in a list is enough, tomorrow is a good date.
 */
@GendanTest
class FilledByProgramTest {

    private static final int MOST_STEPS = 60;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormFiller filler;

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @ParameterizedTest(name = "only required fields: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("A program that always takes the first option leads a customer from A to member")
    void first_options_lead_to_member(boolean onlyRequired) {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Program " + onlyRequired, CustomerField.OWNER, "chen")),
                "chen");
        pursuits.start(customer.number(), "chen");
        var story = stories.of(customer.number().value());

        for (int step = 0; step < MOST_STEPS && story.journey().isOpen(); step++) {
            var open = openWork.tasks(customer.number());
            if (open.isEmpty()) {
                story.waitEnds();
            } else {
                var task = open.get(0);
                story.completes(
                        whoActs(task),
                        task.key(),
                        onlyRequired ? filler.fillRequired(task, FORWARD) : filler.fill(task, FORWARD));
            }
        }
        assertThat(story.stage()).isEqualTo("MEMBER");
    }

    private static String whoActs(OpenTask task) {
        return task.assignee() == null ? task.candidates().get(0) : task.assignee();
    }
}
