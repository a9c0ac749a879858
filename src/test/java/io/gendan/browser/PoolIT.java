package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.gendan.cadence.AlarmSweep;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.support.GendanTest;
import io.gendan.support.Pursued;
import io.gendan.support.Stories;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Chen never calls. She is warned, the customer goes to the pool, and Yang claims it. */
@NeedsChromium
@GendanTest
@DisplayName("ST-03, CD-05 The pool in the browser")
class PoolIT {

    private static final String CUSTOMER = "Forgotten Orchards 被遗忘果园";
    private static final String PHONE = "139 8765 4321";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    AlarmSweep alarms;

    @Autowired
    Pursued pursued;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void chen_pursues_a_customer() {
        number = pursued.at(
                "2026-03-05T10:00:00+08:00",
                Map.of(
                        CustomerField.NAME,
                        CUSTOMER,
                        CustomerField.OWNER,
                        "chen",
                        CustomerField.PHONE,
                        PHONE,
                        CustomerField.CONTACT_PERSON,
                        "Zheng Guo"));
        pursued.story(number).completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_story_is_told() {
        pursued.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-05, ST-03 warned, released, masked for the others, claimed by one of them, and readable to it")
    void from_the_warning_to_the_claim() {
        sweepAt("2026-03-19T10:00:00+08:00");
        var chen = desks.of("chen").open("/pool");
        assertThat(chen.locator("section.reminders")).containsText(CUSTOMER);
        assertThat(chen.locator("section.reminders")).containsText("2026-03-26 10:00");
        sweepAt("2026-03-26T10:00:00+08:00");

        var yang = desks.of("yang").open("/customers/" + number.value());
        assertThat(yang.locator("main")).containsText("139****21");
        assertThat(yang.locator("main")).containsText("Z**");
        assertThat(yang.content()).doesNotContain(PHONE, "Zheng Guo");
        desks.of("yang").picture("pool-customer-masked", 1280, 1400);

        desks.of("yang").open("/pool?q=" + number.value());
        desks.of("yang").picture("pool", 1280, 900);
        yang.getByLabel("Choose " + number.value()).check();
        yang.locator("main")
                .getByText("Claim", new Locator.GetByTextOptions().setExact(true))
                .click();
        yang.waitForURL("**/customers/" + number.value());
        assertThat(yang.locator(".notice")).containsText("The customer is yours");
        assertThat(yang.locator("main")).containsText(PHONE);
        assertThat(yang.locator("main")).containsText("Zheng Guo");
        assertThat(yang.locator("ol.owners li")).hasCount(3);
        assertThat(yang.locator("ol.owners li").first()).containsText("claimed by 杨帆 Yang Fan");
        desks.of("yang").picture("pool-customer-claimed", 1280, 1400);
        assertThat(desks.of("chen").asks("/api/pool?q=" + number.value())).contains("\"total\":0");
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        alarms.sweep();
    }
}
