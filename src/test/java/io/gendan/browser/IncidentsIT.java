package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.LocatorOptions;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.BrokenCadence;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator finds what got stuck, mends it and sends it on. */
@NeedsChromium
@GendanTest
class IncidentsIT {

    private static final int ATTEMPTS = 6;

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

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private BrokenCadence table;

    @BeforeEach
    void two_customers_are_stuck() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var waiting = List.of(waits("Harbour & Hill Instruments"), waits("苏州晨光精密仪器有限公司"));
        table = new BrokenCadence(engine.getRepositoryService());
        var over = stories.of(waiting.get(0)).waitsUntil();
        ClockUtil.setCurrentTime(Date.from(over));
        for (var number : waiting) {
            var job = job(number);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                assertThatThrownBy(() -> engine.getManagementService().executeJob(job))
                        .hasMessageContaining("contactCadence");
            }
        }
    }

    @AfterEach
    void mended() {
        table.close();
        for (var incident : engine.getRuntimeService().createIncidentQuery().list()) {
            if (incident.getId().equals(incident.getCauseIncidentId())) {
                engine.getManagementService().executeJob(incident.getConfiguration());
            }
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("An administrator sees what got stuck and why, and sends it on when it is mended")
    void administrator_tries_again() {
        var admin = desks.of("admin");
        var page = admin.open("/customers");
        assertThat(page.locator(".reminders")).containsText("Incident: a step failed");
        admin.picture("incident-reminders");
        page.locator(".reminders a").first().click();
        var row = page.locator("tr", new LocatorOptions().setHasText("Harbour & Hill"));
        assertThat(row).containsText("Next contact due");
        assertThat(row).containsText("Outreach");
        assertThat(row).containsText("contactCadence has no row for stage A");

        row.locator("button").click();
        assertThat(page.locator(".fault")).containsText("It failed again. The decision table");
        admin.picture("incidents");
        admin.picture("incidents-small", 820, 1180);

        table.close();
        row.locator("button").click();
        assertThat(page.locator(".notice")).containsText("It worked");
        assertThat(row).hasCount(0);

        var chinese = desks.of("admin", "zh-CN");
        var there = chinese.open("/incidents");
        chinese.picture("incidents-zh");
        there.locator("tr button").first().click();
        assertThat(there.locator(".notice")).containsText("重试成功");
        chinese.picture("incidents-none-zh");
    }

    private String waits(String name) {
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen");
        pursuits.start(customer.number(), "chen");
        stories.of(customer.number().value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        return customer.number().value();
    }

    private String job(String number) {
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ?""").param(number).query(String.class).single();
    }
}
