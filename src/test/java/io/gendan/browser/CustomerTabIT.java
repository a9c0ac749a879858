package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.sentByHand;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
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
import io.gendan.support.Stories.Story;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist's lists by role, and the customer's story beside every form. */
@NeedsChromium
@GendanTest
class CustomerTabIT {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TYPED = "<img src=x onerror=alert(1)> {{brief.name}} ${1+1} <b>bold</b>";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Recording recording;

    @Autowired
    Stories stories;

    private String name = "";
    private CustomerNumber number;
    private Story story;

    @BeforeEach
    void chen_talks_with_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        name = "Silverlake Textiles 银湖纺织 " + (char) ('A' + COUNT.getAndIncrement());
        number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME,
                                name,
                                CustomerField.OWNER,
                                "chen",
                                CustomerField.INDUSTRY,
                                "Textiles 纺织")),
                        "chen")
                .number();
        contactPersons.known(number, "Ms. Qian 钱女士", ContactRole.ASSISTANT, 10);
        contactPersons.known(number, "Mr. Zhou 周总", ContactRole.DECISION_MAKER, 70);
        pursuits.start(number, "chen");
        story = stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("EMAIL"))
                .completes("liu", "UserTask_ReviewContact", approval())
                .completes("chen", "UserTask_SendMessage", sentByHand())
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-02, N-21: the tab tells the story, and follows what is recorded meanwhile without a reload")
    void the_tab_tells_the_story_and_follows_it() {
        var chen = desks.of("chen");
        var tab = tabOf(chen, "Prepare contact");

        assertThat(tab.locator("header")).containsText(name);
        assertThat(tab.locator("header .stage")).hasText("A");
        assertThat(tab.locator("header")).containsText(number.value());
        assertThat(tab.locator(".standing")).containsText("Prepare contact");
        assertThat(tab.locator(".standing")).containsText("Mr. Zhou 周总Decision-maker70 %");
        assertThat(tab.locator(".stages li.now")).containsText("so far");
        assertThat(tab.locator(".pictures")).containsText("Attitude over time");
        assertThat(tab.locator(".pictures svg.drawing path.sign.DECISION_MAKER"))
                .hasCount(1);
        assertThat(tab.locator(".record > li").first()).containsText("Debrief");
        assertThat(tab.locator(".record > li")).hasCount(7);
        assertThat(tab.locator("a.btn")).hasAttribute("href", "/customers/" + number.value());

        var read = tab.locator(".record > li").nth(4);
        read.scrollIntoViewIfNeeded();
        var was = read.boundingBox().y;
        recorded(TYPED);
        chen.page().clock().fastForward(16_000);

        var newest = tab.locator(".record > li").first();
        assertThat(newest).containsText(TYPED);
        assertThat(tab.locator(".record > li")).hasCount(8);
        assertThat(tab.locator(".record img, .record b")).hasCount(0);
        assertThat(tab.locator(".record-title")).hasText("On record (8)");
        assertThat(tab.locator(".record > li").nth(5).boundingBox().y)
                .as("what is read stays where it is")
                .isBetween(was - 2, was + 2);

        // A picture changes the window's size, and Tasklist's columns follow a while after: nothing for before.
        tab.locator("header").scrollIntoViewIfNeeded();
        picture(chen, "customer-tab");
    }

    @Test
    @DisplayName("The record is loaded part by part")
    void more_of_the_record_is_loaded_on_demand() {
        for (int contact = 0; contact < 18; contact++) {
            recorded("They called again, " + contact);
        }
        var tab = tabOf(desks.of("chen"), "Prepare contact");
        assertThat(tab.locator(".record > li")).hasCount(20);

        recorded("And again");
        desks.of("chen").page().clock().fastForward(16_000);
        assertThat(tab.locator(".record > li")).hasCount(21);
        tab.locator("button.more").click();

        assertThat(tab.locator(".record > li")).hasCount(26);
        assertThat(tab.locator(".record > li").last()).containsText("Taken up");
        assertThat(tab.locator("button.more")).isHidden();
    }

    @Test
    @DisplayName("A colleague who reviews sees the last contacts in the tab, and nothing else of the customer")
    void a_reviewer_sees_only_what_the_task_shows() {
        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        var liu = desks.of("liu");
        var tab = tabOf(liu, "Review contact");

        assertThat(tab.locator("header")).containsText(name);
        assertThat(tab.locator(".record-title")).hasText("Last contacts");
        assertThat(tab.locator(".record > li")).hasCount(1);
        assertThat(tab).containsText("Asked how we choose partners");
        assertThat(tab).not().containsText("Annual report");
        assertThat(tab).not().containsText("Mr. Zhou");
        assertThat(tab.locator(".standing, a")).hasCount(0);
        picture(liu, "customer-tab-reviewer");
    }

    @Test
    @DisplayName("What is typed survives a look at the customer and at another task")
    void nothing_typed_is_lost_by_looking_around() {
        var chen = desks.of("chen");
        var form = chen.tasklist().opens(name, "Prepare contact", "contact/prepareContact");
        form.fill("script", "A careful word that took long to find");

        tab(chen, "Customer").click();
        assertThat(chen.page().locator(".gendan-story header")).containsText(name);
        tab(chen, "Form").click();

        var again = new Form(chen.page().locator(".task-details").last(), "contact/prepareContact");
        assertThat(again.shows("script")).isEqualTo("A careful word that took long to find");
    }

    @Test
    @DisplayName("Each role finds its lists; cards show customer, stage and due date; urgent work comes first")
    void lists_and_cards_by_role() {
        story.timePassesTo(Stories.now().plus(Duration.ofDays(9)));
        var both = List.of("My work today 今日工作", "My work 我的工作", "Overdue 已逾期");
        assertThat(desks.of("chen").tasklist().lists())
                .containsExactly(both.get(0), both.get(1), both.get(2), "Key customers 重点客户");
        assertThat(desks.of("li").tasklist().lists())
                .containsExactly(both.get(0), both.get(1), both.get(2), "My team 我的团队", "Key customers 重点客户");
        assertThat(desks.of("wang").tasklist().lists())
                .containsExactly(
                        both.get(0),
                        both.get(1),
                        both.get(2),
                        "My team 我的团队",
                        "For the director 待总监决定",
                        "Key customers 重点客户");

        for (var login : List.of("chen", "li", "wang")) {
            var page = desks.of(login).page();
            var card = desks.of(login)
                    .tasklist()
                    .shows(login.equals("chen") ? "Overdue" : "My team")
                    .finds(name, "Prepare contact");
            assertThat(card).hasCount(1);
            assertThat(card.locator(".task-card-details")).containsText("A");
            assertThat(card.locator(".due-date")).isVisible();
            assertThat(page.url()).contains("dueDate");
            assertThat(page.locator(".ce-eol-banner:visible")).hasCount(0);
            picture(desks.of(login), "lists-" + login);
        }
    }

    @Test
    @DisplayName("Who leads reads a task of the team with its form, and cannot complete it")
    void leaders_look_and_do_not_touch() {
        var li = desks.of("li");
        var form = li.tasklist().shows("My team").opens(name, "Prepare contact", "contact/prepareContact");
        assertThat(form.table("At a glance")).containsText(name);
        assertThat(li.page().locator("button:has-text('Complete')")).isDisabled();
        tab(li, "Customer").click();
        assertThat(li.page().locator(".gendan-story .record > li")).hasCount(7);
    }

    @Test
    @DisplayName("The order that somebody chose is there at the next visit")
    void the_own_order_is_kept() {
        var chen = desks.of("chen");
        chen.tasklist();
        assertThat(chen.page().locator("ol.sorting-choice")).containsText("Due date");

        chen.page().locator("ol.sorting-choice .sort-direction").last().click();
        assertThat(chen.page().locator("li.task").first()).isVisible();
        chen.open("/customers");
        chen.tasklist();
        assertThat(chen.page().locator("ol.sorting-choice")).containsText("Due date");

        assertThat(URLDecoder.decode(chen.page().url(), StandardCharsets.UTF_8))
                .contains("{\"sortBy\":\"dueDate\",\"sortOrder\":\"desc\"}");
    }

    private Locator tabOf(Desk desk, String task) {
        desk.tasklist().finds(name, task).click();
        tab(desk, "Customer").click();
        var tab = desk.page().locator(".gendan-story");
        assertThat(tab.locator("header")).isVisible();
        return tab;
    }

    private static Locator tab(Desk desk, String name) {
        return desk.page().locator(".tabbed-content .nav-tabs a").filter(new FilterOptions().setHasText(name));
    }

    private void recorded(String summary) {
        recording.put(
                number,
                new RecordedContact(
                        Channel.PHONE,
                        Direction.INBOUND,
                        Stories.now(),
                        "Ms. Qian 钱女士",
                        summary,
                        null,
                        null,
                        null,
                        false),
                "chen",
                null);
    }

    private static void picture(Desk desk, String name) {
        desk.picture(name, 1440, 900);
        desk.picture(name + "-tablet", 820, 1180);
    }
}
