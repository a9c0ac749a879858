package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
import io.gendan.staff.WorkingTimeChanges;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar on the wall: everybody sees it, the administrator closes the company for the last days of the year. */
@NeedsChromium
@GendanTest
class WorkingTimeIT {

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    WorkingTimeChanges changes;

    @BeforeEach
    void it_is_autumn() {
        people.hired();
        Stories.itIs("2026-09-21T10:00:00+08:00");
    }

    @AfterEach
    void as_it_was() {
        changes.takeBack(Map.of("from", "2026-12-01", "to", "2026-12-31"), "admin");
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-06: an administrator closes the company for some days, and everybody sees it in the calendar")
    void the_company_closes() {
        var admin = desks.of("admin");
        var page = admin.open("/working-time");
        assertThat(page.locator(".hint")).containsText("2026-12-31");
        page.locator("input[name=from]").last().fill("2026-12-28");
        page.locator("input[name=to]").last().fill("2026-12-31");
        page.locator("select[name=mark]").selectOption("CLOSURE");
        page.locator("input[name=name]").fill("Company trip");
        page.locator("form[action$=mark] button").click();
        assertThat(page.locator(".notice")).containsText("Saved");
        var december = page.locator(".months section", new LocatorOptions().setHasText("December"));
        assertThat(december.locator(".wday.CLOSURE")).hasCount(4);
        assertThat(december.locator(".spans")).containsText("28–31 Company trip (Company closed)");
        var october = page.locator(".months section", new LocatorOptions().setHasText("October"));
        assertThat(october.locator(".wday.HOLIDAY")).hasCount(7);
        assertThat(october.locator(".wday.MAKE_UP")).hasCount(1);
        assertThat(page.locator("[aria-current=date]")).hasText("21");
        admin.picture("working-time-admin", 1440, 1900);
        admin.picture("working-time-admin-small", 820, 2600);
        page.locator("a[rel=next]").click();
        assertThat(page.locator(".fault")).containsText("2027");
        admin.picture("working-time-unknown-year", 1440, 1900);

        var chen = desks.of("chen", "zh-CN");
        var there = chen.open("/working-time");
        assertThat(there.locator(".months")).containsText("Company trip（公司休息）");
        assertThat(there.locator("main form")).hasCount(0);
        chen.picture("working-time-zh", 1440, 1500);
        chen.picture("working-time-zh-small", 820, 2200);
    }
}
