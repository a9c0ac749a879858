package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.changesWanted;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.preparation;

import io.gendan.customer.CustomerNumber;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.LinkedHashMap;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** From B2 on two read a script in Tasklist, round by round, before the number is dialled (N-11, N-03). */
@NeedsChromium
@GendanTest
class ScriptReadByTwoIT {

    private static final String NAME = "Larkspur Castings 云雀铸件";
    private static final String REVIEW = "UserTask_ReviewContact";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    Stories stories;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void li_wants_another_beginning() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer(NAME);
        stories.of(number.value())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", REVIEW, changesWanted())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", REVIEW, approval());
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-11 N-03: the second reader sees every round; what chen then learns reaches li with a proposal")
    void round_by_round() {
        var zhao = desks.of("zhao", "zh-CN");
        var review = zhao.tasklist().opens(NAME, "Review contact", "contact/reviewContact");
        var rounds = review.table("审阅经过");
        assertThat(rounds).containsText("Changes wanted 需修改");
        assertThat(rounds).containsText("Begin with their question");
        rounds.scrollIntoViewIfNeeded();
        zhao.picture("review-rounds");
        review.fill(approval());
        zhao.tasklist().completes();

        var chen = desks.of("chen");
        var told = new LinkedHashMap<>(contact());
        told.put("valuableInformation", "Finance meets on Thursday");
        told.put("valuableProposal", "Wang calls before Thursday");
        var form = chen.tasklist()
                .opens(NAME, "record contact", "contact/recordContact")
                .fill(told);
        form.screen().locator("[id$='-valuableProposal']").scrollIntoViewIfNeeded();
        chen.picture("valuable-information");
        chen.tasklist().completes();
        Assertions.assertThat(inNegotiation.reminded(number)).contains("li valuableInformation");
    }
}
