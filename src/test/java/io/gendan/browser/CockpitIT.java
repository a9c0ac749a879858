package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The director sees in Cockpit where a customer stands, and nothing of what is known about it. */
@NeedsChromium
@GendanTest
class CockpitIT {

    private static final String CUSTOMER = "Quiet Lake Optics";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Stories stories;

    private String number = "";

    @BeforeEach
    void chen_has_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, CUSTOMER, CustomerField.OWNER, "chen")), "chen");
        number = customer.number().value();
        pursuits.start(customer.number(), "chen");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("The director sees the place of a customer on the diagram")
    void director_sees_where_the_customer_stands() {
        var wang = desks.of("wang");
        var page = wang.open("/camunda/app/cockpit/default/#/processes");
        page.locator("a", new LocatorOptions().setHasText("Customer journey"))
                .first()
                .click();
        page.locator("tr", new LocatorOptions().setHasText(number))
                .locator("a")
                .first()
                .click();
        assertThat(page.locator(".ctn-sidebar, .process-information").first()).containsText(number);
        assertThat(page.locator("[data-container-id='CallActivity_Outreach'] .instance-count"))
                .hasText("1");
        page.locator("a", new LocatorOptions().setHasText("Incidents")).first().click();
        assertThat(page.locator("body")).containsText("No incidents");
        page.locator("a", new LocatorOptions().setHasText("Called Process Instances"))
                .first()
                .click();
        assertThat(page.locator("table")).containsText("Outreach");
        wang.picture("cockpit");
        wang.picture("cockpit-small", 820, 1180);
        page.locator("a", new LocatorOptions().setHasText("Variables")).first().click();
        assertThat(page.locator("body")).not().containsText(CUSTOMER);
    }

    @Test
    @DisplayName(
            "Whoever leads reads in the engine what an open task shows, and nothing of history; an administrator nothing")
    void nothing_known_is_read_from_the_engine() {
        var wang = desks.of("wang");
        assertThat(wang.asks("/camunda/api/engine/engine/default/history/variable-instance"))
                .doesNotContain(CUSTOMER);
        assertThat(wang.asks("/camunda/api/engine/engine/default/history/detail"))
                .doesNotContain(CUSTOMER);
        var admin = desks.of("admin");
        var task = stories.of(number).task("UserTask_ResearchCustomer").taskId();
        for (var path : List.of(
                "variable-instance",
                "history/variable-instance",
                "history/detail",
                "task/" + task + "/variables",
                "task/" + task + "/form-variables",
                "task/" + task + "/localVariables")) {
            assertThat(admin.asks("/camunda/api/engine/engine/default/" + path))
                    .as(path)
                    .doesNotContain(CUSTOMER);
        }
    }

    @Test
    @DisplayName("Cockpit is closed to salespeople")
    void salesperson_does_not_enter() {
        var chen = desks.of("chen");
        chen.expectsRefusal();
        var page = chen.open("/camunda/app/cockpit/default/");
        assertThat(page.locator("body")).containsText("not for your role");
        assertThat(chen.asks("/camunda/api/engine/engine/default/process-instance"))
                .isEqualTo("[]");
    }
}
