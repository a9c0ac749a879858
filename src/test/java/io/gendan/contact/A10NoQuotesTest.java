package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.noMeeting;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.contact.quotes.Quote;
import io.gendan.contact.quotes.QuoteGuard;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.QuotePermits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.OtherTable;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices and volumes in what is prepared for a customer of stage A. ST-04 is checked after each step. */
@GendanTest
@DisplayName("A-10: no quotes in stage A")
class A10NoQuotesTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    QuotePermits permits;

    @Autowired
    QuoteGuard guard;

    @Autowired
    NoQuotes noQuotes;

    @Autowired
    Templates templates;

    @Autowired
    QuotePermissions permissions;

    @Autowired
    TemplateQuotes templateQuotes;

    @Autowired
    JdbcClient database;

    @Autowired
    TaskContexts taskContexts;

    @Autowired
    Staff staff;

    @Autowired
    Records records;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Words words;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_prepares_the_first_contact() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Larkfield Paper", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        LocaleContextHolder.resetLocaleContext();
        if (story.journey().isOpen()) {
            course.lose(number, new Loss(LossReason.NO_NEED, null, null, null), staff.require("li"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-10: a preparation that quotes is refused, names every field and its words, and advises to invite")
    void a_preparation_that_quotes_is_refused() {
        var prepared = preparation("EMAIL");
        prepared.put("script", "The fee is ¥30,000 a year; 首批会员打八折");
        prepared.put("messageText", "Dear Ms. Qian, could you take 2 万吨?");
        var before = records.count(number);

        var refusal = refused("UserTask_PrepareContact", prepared);

        assertThat(refusal.code()).isEqualTo("contact.quotes");
        assertThat(refusal.items()).extracting(Refusal.Item::field).containsExactlyInAnyOrder("script", "messageText");
        assertThat(words.of(refusal))
                .contains(
                        "invite the customer to a meeting",
                        "\"Script\" quotes \"¥30,000\", \"八折\".",
                        "\"Message\" quotes \"2 万吨\".");
        LocaleContextHolder.setLocale(Locale.CHINESE);
        assertThat(words.of(refusal)).contains("邀约客户面谈", "“话术”中报了 \"¥30,000\", \"八折\"。");
        assertThat(records.count(number)).as("nothing is on record").isEqualTo(before);
        assertThat(story.openTasks()).as("the task stays").containsExactly("UserTask_PrepareContact");

        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        assertThat(story.openTasks()).containsExactly("UserTask_ReviewContact");
    }

    @Test
    @DisplayName("A-10: every text that reaches the customer is looked at")
    void every_text_is_looked_at() {
        for (var field : new String[] {"iceBreaker", "script", "messageText", "hook", "news"}) {
            var prepared = preparation("EMAIL");
            prepared.put(field, "It costs 300 yuan");
            assertThat(refused("UserTask_PrepareContact", prepared).items())
                    .extracting(Refusal.Item::field)
                    .containsExactly(field);
        }
    }

    @Test
    @DisplayName("A-10: a next step that plans to quote is refused")
    void a_next_step_that_quotes_is_refused() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var contact = contactAgain();
        contact.put("nextStepOn", "2026-03-10");
        contact.put("nextStepContent", "Offer 20% off");
        contact.put("nextStepPurpose", "Sell 500 cartons");

        var refusal = refused("UserTask_RecordContact", contact);

        assertThat(refusal.items())
                .extracting(Refusal.Item::field)
                .containsExactly("nextStepContent", "nextStepPurpose");
        assertThat(nextSteps.open(number)).isEmpty();
        assertThat(story.openTasks()).containsExactly("UserTask_RecordContact");
    }

    @Test
    @DisplayName(
            "A-10: a manager allows it with a reason for the next contact, on record; the one after it is guarded again")
    void a_manager_allows_one() {
        var quoting = preparation("PHONE");
        quoting.put("script", "The fee is ¥30,000 a year");
        var reason = Map.of("reason", "They have read it in the press");
        assertThat(catchThrowableOfType(Refusal.class, () -> permits.allow(number, reason, staff.require("chen")))
                        .code())
                .isEqualTo("contact.quotesAllowedByLeaders");
        assertThat(catchThrowableOfType(Refusal.class, () -> permits.allow(number, Map.of(), staff.require("li")))
                        .items())
                .extracting(Refusal.Item::field)
                .containsExactly("reason");
        refused("UserTask_PrepareContact", quoting);

        permits.allow(number, reason, staff.require("li"));

        assertThat(shown("quoteAllowed")).contains("allows a quote in this contact: They have read it in the press");
        story.completes("chen", "UserTask_PrepareContact", quoting)
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
        assertThat(records.latest(story.journey(), EntryKind.QUOTE_PERMISSION).orElseThrow())
                .satisfies(entry -> {
                    assertThat(entry.author()).isEqualTo("li");
                    assertThat(entry.content()).containsEntry("reason", "They have read it in the press");
                });
        assertThat(shown("quoteAllowed")).as("it is used up").isEmpty();
        refused("UserTask_PrepareContact", quoting);
    }

    @Test
    @DisplayName("A-10: outside stage A nothing is refused, and there is nothing to allow")
    void outside_stage_a() {
        var quoting = preparation("PHONE");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("B1"))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", noMeeting("The owner has second thoughts"))
                .waitEnds();
        assertThat(story.stage()).isEqualTo("B1");

        var refusal = catchThrowableOfType(
                Refusal.class, () -> permits.allow(number, Map.of("reason", "One never knows"), staff.require("li")));
        assertThat(refusal.code()).isEqualTo("contact.quotesNotRefused");
        assertThat(permits.isPossible(number, staff.require("li"))).isFalse();
        quoting.put("script", "The fee is ¥30,000 a year");
        story.completes("chen", "UserTask_PrepareContact", quoting);
        assertThat(story.openTasks()).containsExactly("UserTask_RecordContact");
    }

    @Test
    @DisplayName("A-10: a template with a quote is not offered in stage A, unless a leader permits a quote")
    void a_template_with_a_quote_is_not_offered() {
        var li = staff.require("li");
        var priced = templates.add(NewTemplate.of("Fee letter", "Our fee", "It costs ¥300"), li);
        var plain = templates.add(NewTemplate.of("Plain letter", "Our study", "Dear {contactPerson}"), li);
        try {
            taskContexts.refresh(number.value());
            assertThat(shown("templateOptions")).contains("Plain letter v1").doesNotContain("Fee letter v1");
            assertThat(noQuotes.in(priced)).contains("¥300");
            assertThat(noQuotes.in(plain)).isEmpty();

            permits.allow(number, Map.of("reason", "They have read it in the press"), li);
            taskContexts.refresh(number.value());
            assertThat(shown("templateOptions")).contains("Plain letter v1", "Fee letter v1");
        } finally {
            templates.retire(priced.id(), li);
            templates.retire(plain.id(), li);
        }
    }

    @Test
    @DisplayName("CD-08: however many templates there are, a preparation asks once and bears only their beginnings")
    void many_templates() {
        var li = staff.require("li");
        var wordy = templates.add(NewTemplate.of("Long letter", null, "Dear reader, ".repeat(700) + "yours"), li);
        var priced = templates.add(NewTemplate.of("Price letter", null, "It is 三张大钞"), li);
        var asked = new AtomicInteger();
        var counting = new NoQuotes(guard, permissions, templateQuotes) {
            @Override
            boolean holdsFor(Journey journey) {
                asked.incrementAndGet();
                return super.holdsFor(journey);
            }
        };
        var offers = new TemplateOffers(database, counting, templateQuotes);
        try {
            assertThat(offers.to(story.journey()))
                    .extracting(TemplateOffers.Offer::called)
                    .contains("Long letter v1", "Price letter v1");
            assertThat(asked).hasValue(1);
            taskContexts.refresh(number.value());
            assertThat(shown("templates"))
                    .contains("Long letter v1", "Dear reader, Dear", "…")
                    .doesNotContain("yours");
            assertThat(shown("templates").length()).isLessThan(2_000);

            // Versions never change; only so can be seen that nobody reads them again.
            database.sql("update message_template_version set body = 'It costs ¥300' where template_id = ?")
                    .param(wordy.id())
                    .update();
            assertThat(noQuotes.in(wordy)).as("searched once").isEmpty();
            try (var table = new OtherTable(engine, "contact/quoteWords.dmn", "\"块钱\"", "\"张大钞\"")) {
                assertThat(offers.to(story.journey()))
                        .as("searched anew by other words %s", table)
                        .extracting(TemplateOffers.Offer::called)
                        .doesNotContain("Price letter v1");
            }
        } finally {
            templates.retire(wordy.id(), li);
            templates.retire(priced.id(), li);
        }
    }

    @Test
    @DisplayName("A-10: an administrator adds a word, and it counts at once")
    void an_administrator_adds_a_word() {
        assertThat(guard.find("三张大钞就够")).isEmpty();
        try (var table = new OtherTable(engine, "contact/quoteWords.dmn", "\"块钱\"", "\"张大钞\"")) {
            assertThat(guard.find("三张大钞就够"))
                    .as(table.toString())
                    .containsExactly(new Quote(Quote.Kind.PRICE, "三张大钞", 0));
        }
        assertThat(guard.find("三张大钞就够")).isEmpty();
    }

    private Refusal refused(String task, Map<String, Object> fields) {
        var thrown = catchThrowable(() -> story.completes("chen", task, fields));
        while (thrown != null && !(thrown instanceof Refusal)) {
            thrown = thrown.getCause();
        }
        return Objects.requireNonNull((Refusal) thrown, "it is refused");
    }

    private String shown(String variable) {
        return String.valueOf(
                tasks.getVariable(story.task("UserTask_PrepareContact").taskId(), variable));
    }
}
