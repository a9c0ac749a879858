package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.gendan.customer.CustomerNumber;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A director rearranges on the customer's page who takes the next step, and when (N-22). */
@NeedsChromium
@GendanTest
class RearrangedNextStepIT {

    private static final String NAME = "Fernhollow Looms 凤谷织机";

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
    void wang_is_to_make_the_next_contact() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer(NAME);
        inNegotiation.waits(number, "wang");
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-22: handed to chen while it is waited for, then to zhao while chen prepares it")
    void rearranged_twice() {
        var wang = desks.of("wang");
        var page = opened(wang);
        assertThat(page.locator("select[name=nextStepWho]")).hasValue("wang");
        assertThat(page.locator("textarea[name=nextStepContent]")).hasValue("The pilot's dates");
        wang.picture("next-step-form", 1280, 1600);
        arranges(page, "chen", "2026-03-06", "The owner asked for her");

        assertThat(page.locator(".notice")).containsText("The next step is arranged");
        assertThat(page.locator(".step")).containsText("2026-03-06");
        assertThat(page.locator(".record")).containsText("The owner asked for her");
        wang.picture("next-step-arranged", 1280, 1600);

        var chen = desks.of("chen");
        chen.open("/customers");
        chen.picture("next-step-told");
        Assertions.assertThat(inNegotiation.reminded(number)).contains("chen nextStepYours");
        stories.of(number.value()).waitEnds();
        chen.looksAgain();
        chen.tasklist().opens(NAME, "Prepare contact", "contact/prepareContact");
        chen.picture("next-step-prepared-by-chen");

        wang.looksAgain();
        arranges(opened(wang), "zhao", "2026-03-09", "Finance wants to hear it from her");
        var zhao = desks.of("zhao", "zh-CN");
        zhao.tasklist().opens(NAME, "Prepare contact", "contact/prepareContact");
        zhao.picture("next-step-prepared-by-zhao");
    }

    private Page opened(Desk desk) {
        var page = desk.open("/customers/" + number.value());
        page.locator("form[action$='/next-step']")
                .locator("xpath=..")
                .locator("summary")
                .click();
        return page;
    }

    private static void arranges(Page page, String who, String on, String reason) {
        var form = page.locator("form[action$='/next-step']");
        form.locator("select[name=nextStepWho]").selectOption(who);
        form.locator("input[name=nextStepOn]").fill(on);
        form.locator("textarea[name=reason]").fill(reason);
        form.locator("button").click();
        assertThat(page.locator(".notice")).isVisible();
    }
}
