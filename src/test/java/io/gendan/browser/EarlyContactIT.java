package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.RecordedContact;
import io.gendan.pipeline.Recording;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A contact that was too early: the same words wherever it is recorded, then acknowledged (CD-04). */
@NeedsChromium
@GendanTest
class EarlyContactIT {

    private static final String NAME = "Kestrelford Optics 隼津光学";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Recording recording;

    @Autowired
    Stories stories;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void li_calls_while_chen_prepares_a_call() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, NAME, CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(number, "chen");
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        recording.put(
                number,
                new RecordedContact(
                        Channel.PHONE,
                        Direction.OUTBOUND,
                        Stories.now(),
                        "Ms. Qian 钱女士",
                        "Asked for the study",
                        null,
                        null,
                        null,
                        false),
                "li",
                null);
        Stories.itIs("2026-03-02T15:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-04: page, import and Tasklist refuse in the same words; Tasklist takes it when it is acknowledged")
    void the_same_words_then_the_acknowledgement() {
        var chen = desks.of("chen");
        var words = onThePage(chen);
        assertThat(inTheImport(chen).locator("table.remarks")).containsText(words);

        var form = chen.tasklist()
                .opens(NAME, "record contact", "contact/recordContact")
                .fill(contactAgain());
        assertThat(chen.tasklist().isRefused().first()).containsText(words);
        chen.picture("too-early-tasklist");
        form.fill(Map.of("acknowledgeViolation", true));
        form.fill(Map.of("violationReason", "Li and I called on the same day"));
        form.screen().locator("[id$='-violationReason']").scrollIntoViewIfNeeded();
        chen.picture("too-early-acknowledged");
        chen.tasklist().completes();

        var page = chen.open("/customers/" + number.value());
        assertThat(page.locator(".record")).containsText("Li and I called on the same day");
        page.locator(".record li").first().scrollIntoViewIfNeeded();
        chen.picture("too-early-record");
        var li = desks.of("li", "zh-CN");
        li.open("/customers/" + number.value());
        li.page().locator("details.contact").nth(1).locator("summary").click();
        li.picture("early-permission", 1280, 1400);
    }

    private String onThePage(Desk desk) {
        var page = desk.open("/customers/" + number.value());
        page.locator("details.contact summary").first().click();
        page.locator("select[name=direction]").selectOption("OUTBOUND");
        page.locator("select[name=channel]").selectOption("PHONE");
        page.locator("input[name=contactPerson]").fill("Ms. Qian");
        page.locator("textarea[name=summary]").fill("Asked whether the study came");
        page.locator("input[name=noPriceQuoted]").check();
        desk.expectsRefusal();
        page.locator("details.contact form button").first().click();
        var message = page.locator("details.contact .fault").first();
        assertThat(message).containsText("Too early for this customer");
        assertThat(page.locator("input[name=acknowledgeViolation]")).isVisible();
        assertThat(page.locator("textarea[name=summary]")).hasValue("Asked whether the study came");
        desk.picture("too-early-page", 1280, 1400);
        return message.innerText();
    }

    private Page inTheImport(Desk desk) {
        var page = desk.open("/customers/import");
        page.locator(".tabs a[href$='/contacts']").click();
        var file = "customer,at,channel,direction,contactPerson,summary\n" + NAME
                + ",2026-03-02 14:30,PHONE,OUTBOUND,Ms. Qian,Asked whether the study came\n";
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("calls.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").last().click();
        assertThat(page.locator("table.remarks")).isVisible();
        desk.picture("too-early-import");
        return page;
    }
}
