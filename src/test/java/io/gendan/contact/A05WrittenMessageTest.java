package io.gendan.contact;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.changesWanted;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.sentByHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.Outbox;
import io.gendan.contact.outbox.Relay;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.consent.Consents;
import io.gendan.customer.consent.Consents.Given;
import io.gendan.customer.consent.Consents.Withdrawal;
import io.gendan.http.Program;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.Reassignments;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.PostOffice;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An e-mail from its first draft to the customer's desk, told with Chen, who writes, and Liu, who reads. */
@GendanTest
@DisplayName("A-05: written messages")
class A05WrittenMessageTest {

    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String REVIEW = "UserTask_ReviewContact";
    private static final String SEND = "UserTask_SendMessage";
    private static final String RECORD = "UserTask_RecordContact";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    Records records;

    @Autowired
    Reminders reminders;

    @Autowired
    Templates templates;

    @Autowired
    PostOffice postOffice;

    @Autowired
    Outbox outbox;

    @Autowired
    Relay relay;

    @Autowired
    Reassignments reassignments;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_is_to_write_to_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        database.sql("delete from outbox_try").update();
        database.sql("delete from outbox_message").update();
        number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, "Rivertown Looms",
                                CustomerField.OWNER, "chen",
                                CustomerField.EMAIL, "office@rivertown.example")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_customer_is_let_go() {
        postOffice.closes();
        course.release(number, "The test is over", staff.require("chen"));
        templates.offered().forEach(template -> templates.retire(template.id(), staff.require("li")));
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "A-05: approved, sent by Gendan: on record and in the outbox at once, delivered once, and the flow goes on")
    void approved_and_sent_by_gendan() {
        postOffice.opens();
        approved();
        assertThat(offered()).containsExactly("GENDAN", "BY_HAND");
        assertThat(tasks.getVariable(story.task(SEND).taskId(), "recipient")).isEqualTo("office@rivertown.example");

        story.completes("chen", SEND, byGendan("mei@rivertown.example"));
        assertThat(story.openTasks()).containsExactly(RECORD);
        assertThat(latest(EntryKind.MESSAGE).content())
                .containsEntry("recipient", "mei@rivertown.example")
                .containsEntry("sendingWay", "GENDAN");
        assertThat(postOffice.taken())
                .as("nothing leaves the house inside the flow")
                .isEmpty();

        relay.run();
        relay.run();
        assertThat(postOffice.taken())
                .extracting(Parcel::recipient, Parcel::subject)
                .containsExactly(tuple("mei@rivertown.example", "A note before we talk"));
        assertThat(outbox.of(number)).singleElement().satisfies(state -> {
            assertThat(state.tries()).isEqualTo(1);
            assertThat(state.sentAt()).isEqualTo(Stories.now());
        });
        story.completes("chen", RECORD, contactAgain()).completes("chen", "UserTask_DebriefContact", debrief());
    }

    @Test
    @DisplayName("A-05: it can't be delivered: the flow has long gone on, and Chen is told")
    void not_delivered() {
        postOffice.opens();
        approved();
        story.completes("chen", SEND, byGendan("nobody@rivertown.example"));
        var page = Browser.of(port, "chen");
        assertThat(page.get("/customers/" + number.value()).body()).contains("On its way, tries so far: 0");
        postOffice.refuses();
        relay.run();
        assertThat(page.get("/customers/" + number.value()).body()).contains("Not sent, tries: 1");
        assertThat(story.openTasks()).containsExactly(RECORD);
        assertThat(latest(EntryKind.MESSAGE_NOT_SENT).content()).containsEntry("recipient", "nobody@rivertown.example");
        assertThat(reminders.of("chen", Integer.MAX_VALUE))
                .filteredOn(reminder -> reminder.customerNumber().equals(number.value()))
                .extracting(Reminders.Reminder::about)
                .contains("messageNotSent");
    }

    @Test
    @DisplayName(
            "A-05: where no mail server is configured, only sending by hand is offered, and nothing is put in the outbox")
    void by_hand() {
        approved();
        assertThat(offered()).containsExactly("BY_HAND");
        assertThatThrownBy(() -> story.completes("chen", SEND, byGendan("mei@rivertown.example")))
                .hasMessageContaining("How it is sent");
        story.completes("chen", SEND, sentByHand());
        assertThat(latest(EntryKind.MESSAGE).content()).containsEntry("sendingWay", "BY_HAND");
        assertThat(outbox.of(number)).isEmpty();
        assertThat(story.openTasks()).containsExactly(RECORD);
    }

    @Test
    @DisplayName(
            "A-05: words changed while sending go back to a colleague, as a further draft; nothing is sent meanwhile")
    void changed_words_are_read_again() {
        postOffice.opens();
        approved();
        var changed = new HashMap<>(byGendan("mei@rivertown.example"));
        changed.put("messageText", "Dear Ms. Qian, one more thing.");
        story.completes("chen", SEND, changed);
        assertThat(story.openTasks()).containsExactly(REVIEW);
        assertThat(story.task(REVIEW).candidates()).contains("liu").doesNotContain("chen");
        assertThat(outbox.of(number)).isEmpty();
        assertThat(latest(EntryKind.PREPARATION).content())
                .containsEntry("messageText", "Dear Ms. Qian, one more thing.")
                .containsEntry("iceBreaker", "Congratulations on the new plant");

        story.completes("liu", REVIEW, approval()).completes("chen", SEND, changed);
        assertThat(outbox.of(number)).hasSize(1);
    }

    @Test
    @DisplayName("A-05: a returned draft keeps every version, with who wrote and who read it")
    void every_version_is_kept() {
        for (var words : List.of("First words.", "Second words.", "Third words.")) {
            var draft = preparation("EMAIL");
            draft.put("messageText", words);
            story.completes("chen", PREPARE, draft);
            story.completes("liu", REVIEW, words.startsWith("Third") ? approval() : changesWanted());
        }
        var entries = records.newestFirst(number, 0, 100).stream()
                .filter(entry -> entry.kind() == EntryKind.PREPARATION || entry.kind() == EntryKind.REVIEW)
                .sorted(Comparator.comparing(Entry::id))
                .toList();
        assertThat(entries)
                .extracting(entry -> entry.author() + " "
                        + (entry.kind() == EntryKind.REVIEW
                                ? entry.content().get("verdict")
                                : entry.content().get("messageText")))
                .containsExactly(
                        "chen First words.",
                        "liu CHANGES_WANTED",
                        "chen Second words.",
                        "liu CHANGES_WANTED",
                        "chen Third words.",
                        "liu APPROVED");
    }

    @Test
    @DisplayName("A-05: nobody reviews their own draft, through no door")
    void no_review_by_the_author() {
        story.completes("chen", PREPARE, preparation("EMAIL"));
        var review = story.task(REVIEW).taskId();
        var tasklist = Browser.of(port, "chen");
        var door = "/camunda/api/engine/engine/default/task/";
        tasklist.getJson(door + "count");
        for (var deed : Map.of(
                        "claim", "{\"userId\":\"chen\"}",
                        "submit-form", Program.submission(approval()),
                        "complete", Program.submission(approval()))
                .entrySet()) {
            assertThat(tasklist.send("POST", door + review + "/" + deed.getKey(), deed.getValue())
                            .statusCode())
                    .as(deed.getKey())
                    .isEqualTo(403);
        }
        // Even if an administrator of the engine gave it to the author.
        tasks.setAssignee(review, "chen");
        assertThatThrownBy(() -> story.completes("chen", REVIEW, approval()))
                .hasMessageContaining("somebody else has to review it");
        var own = tasklist.send("POST", door + review + "/submit-form", Program.submission(approval()));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("somebody else has to review it");
        assertThat(story.openTasks()).containsExactly(REVIEW);

        tasks.setAssignee(review, "liu");
        story.completes("liu", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(SEND);
    }

    @Test
    @DisplayName("A-05: a review that passes to the author with the customer goes to another colleague instead")
    void a_review_never_passes_to_the_author() {
        story.completes("chen", PREPARE, preparation("EMAIL"));
        tasks.setAssignee(story.task(REVIEW).taskId(), "liu");
        reassignments.all(number, "liu", "chen");
        var reader = story.task(REVIEW).assignee();
        assertThat(reader).isNotNull().isNotEqualTo("chen");
        story.completes(reader, REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(SEND);
    }

    @Test
    @DisplayName("A-05: an announced attachment must be there, and Gendan says that it sends none")
    void announced_attachments() {
        postOffice.opens();
        var draft = preparation("EMAIL");
        draft.put("messageText", "Attached you find the study.");
        story.completes("chen", PREPARE, draft).completes("liu", REVIEW, approval());
        var sent = new HashMap<>(byGendan("mei@rivertown.example"));
        sent.put("messageText", "Attached you find the study.");
        assertThatThrownBy(() -> story.completes("chen", SEND, sent)).hasMessageContaining("Gendan sends none");
        sent.put("sendingWay", "BY_HAND");
        assertThatThrownBy(() -> story.completes("chen", SEND, sent)).hasMessageContaining("All attachments are there");
        sent.put("attachmentsThere", true);
        story.completes("chen", SEND, sent);
        assertThat(latest(EntryKind.MESSAGE).content()).containsEntry("attachmentsThere", true);
    }

    @Test
    @DisplayName("A-05: the check is made when a draft is prepared and at every sending, also when it is tried again")
    void checked_every_time() {
        approved();
        var slip = new HashMap<>(sentByHand());
        slip.put("messageText", "Dear {contactPerson}, as promised.");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> story.completes("chen", SEND, slip)).hasMessageContaining("{contactPerson}");
        }
        assertThat(story.openTasks()).containsExactly(SEND);
        var draft = preparation("SMS");
        draft.put("messageText", "You will recieve it.");
        story.completes("chen", SEND, sentByHand());
        story.completes("chen", RECORD, contactAgain()).completes("chen", "UserTask_DebriefContact", debrief());
        story.waitEnds();
        assertThatThrownBy(() -> story.completes("chen", PREPARE, draft))
                .as("already before a colleague reads it")
                .hasMessageContaining("misspelt");
    }

    @Test
    @DisplayName("A-05: an SMS has no subject and goes the same way; WeChat is written by hand and has no task for it")
    void sms_and_wechat() {
        story.completes("chen", PREPARE, preparation("SMS")).completes("liu", REVIEW, approval());
        assertThat(offered()).containsExactly("BY_HAND");
        story.completes("chen", SEND, sentByHand());
        assertThat(latest(EntryKind.MESSAGE).content()).doesNotContainKey("subject");
        story.completes("chen", RECORD, contactAgain()).completes("chen", "UserTask_DebriefContact", debrief());
        story.waitEnds();
        story.completes("chen", PREPARE, preparation("WECHAT")).completes("liu", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(RECORD);
    }

    @Test
    @DisplayName(
            "A-05, D-01: nothing is sent to whoever has withdrawn consent, by whatever way; noted anew, it goes out")
    void consent_withdrawn() {
        postOffice.opens();
        approved();
        var chen = staff.require("chen");
        var consent = consents.give(number, new Given(null, "CONTACT", "CONSENT", null, "On the phone"), chen);
        consents.withdraw(number, consent.id(), new Withdrawal(null, "Mail"), chen);

        for (var message : List.of(byGendan("mei@rivertown.example"), sentByHand())) {
            assertThatThrownBy(() -> story.completes("chen", SEND, message))
                    .hasMessageContaining("consent was withdrawn")
                    .hasMessageContaining("note a new consent first");
        }
        relay.run();
        assertThat(outbox.of(number)).isEmpty();
        assertThat(postOffice.taken()).isEmpty();
        assertThat(story.openTasks()).containsExactly(SEND);

        consents.give(number, new Given(null, "CONTACT", "CONSENT", null, "Signed form"), chen);
        story.completes("chen", SEND, byGendan("mei@rivertown.example"));
        assertThat(outbox.of(number)).hasSize(1);
    }

    @Test
    @DisplayName("A-05, D-01: a message that still waits when consent is withdrawn doesn't leave, and Chen is told")
    void consent_withdrawn_while_it_waits() {
        postOffice.opens();
        approved();
        var chen = staff.require("chen");
        var consent = consents.give(number, new Given(null, "CONTACT", "CONSENT", null, "On the phone"), chen);
        story.completes("chen", SEND, byGendan("mei@rivertown.example"));
        consents.withdraw(number, consent.id(), new Withdrawal(null, "Mail"), chen);

        relay.run();

        assertThat(postOffice.taken()).isEmpty();
        assertThat(outbox.of(number)).singleElement().satisfies(message -> {
            assertThat(message.givenUpAt()).isNotNull();
            assertThat(message.problem()).contains("Consent to be contacted was withdrawn");
        });
        assertThat(records.newestFirst(number, 0, 1))
                .extracting(Entry::kind)
                .containsExactly(EntryKind.MESSAGE_NOT_SENT);
    }

    @Test
    @DisplayName("A-05: an address that is none is refused with its field")
    void no_address() {
        postOffice.opens();
        approved();
        for (var address :
                List.of("", "mei", "mei@", "a@b.example, c@d.example", "mei@rivertown.example\nBcc: x@y.example")) {
            assertThatThrownBy(() -> story.completes("chen", SEND, byGendan(address)))
                    .as(address)
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining(address.isEmpty() ? "Recipient" : "address");
        }
        assertThat(outbox.of(number)).isEmpty();
    }

    @Test
    @DisplayName(
            "A-05: a template's words stand where none were typed, with the names put in; its version stays on record")
    void by_template() {
        var li = staff.require("li");
        var study = templates.add(
                NewTemplate.of("Study", "For {customer}", "Dear {contactPerson}, the study of {customer}. {me}"), li);
        templates.revise(study.id(), "For {customer}", "Dear {contactPerson}, news for {customer}. Yours, {me}", li);
        contactedOnce();

        var draft = preparation("EMAIL");
        draft.remove("messageText");
        draft.remove("subject");
        assertThatThrownBy(() -> story.completes("chen", PREPARE, draft)).hasMessageContaining("Message");
        draft.put("template", "Study v2");
        story.completes("chen", PREPARE, draft);
        var name = staff.require("chen").name();
        assertThat(latest(EntryKind.PREPARATION).content())
                .containsEntry("template", "Study v2")
                .containsEntry("subject", "For Rivertown Looms")
                .containsEntry("messageText", "Dear Ms. Qian, news for Rivertown Looms. Yours, " + name);
        assertThat(templates.versions(study.id())).extracting(Template::version).containsExactly(2, 1);
    }

    @Test
    @DisplayName(
            "A-05: another template chosen for a draft that came back gives its words, unless Chen has written others")
    void another_template_for_a_returned_draft() {
        var li = staff.require("li");
        templates.add(NewTemplate.of("Harvest", "First subject", "First words."), li);
        var study = templates.add(NewTemplate.of("Sowing", "Second subject", "Second words for {customer}."), li);
        contactedOnce();
        var draft = preparation("EMAIL");
        draft.remove("messageText");
        draft.remove("subject");
        draft.put("template", offeredTemplate("Harvest"));
        story.completes("chen", PREPARE, draft).completes("liu", REVIEW, changesWanted());

        // The form brings along what was prepared.
        draft.put("messageText", "First words.\r\n");
        draft.put("subject", "First subject");
        draft.put("template", study.called());
        story.completes("chen", PREPARE, draft).completes("liu", REVIEW, changesWanted());
        assertThat(latest(EntryKind.PREPARATION).content())
                .containsEntry("template", study.called())
                .containsEntry("subject", "Second subject")
                .containsEntry("messageText", "Second words for Rivertown Looms.");

        draft.put("messageText", "My own words.");
        draft.put("subject", "Second subject");
        draft.put("template", offeredTemplate("Harvest"));
        story.completes("chen", PREPARE, draft);
        assertThat(latest(EntryKind.PREPARATION).content())
                .containsEntry("subject", "First subject")
                .containsEntry("messageText", "My own words.");
    }

    /** The form lists what was offered when the task was made. */
    private void contactedOnce() {
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", RECORD, contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        story.waitEnds();
    }

    private String offeredTemplate(String name) {
        return templates.offered().stream()
                .filter(template -> template.name().equals(name))
                .map(Template::called)
                .findFirst()
                .orElseThrow();
    }

    private void approved() {
        story.completes("chen", PREPARE, preparation("EMAIL")).completes("liu", REVIEW, approval());
    }

    private List<String> offered() {
        var options = String.valueOf(tasks.getVariable(story.task(SEND).taskId(), "sendingWayOptions"));
        return Stream.of("GENDAN", "BY_HAND")
                .filter(way -> options.contains("\"" + way + "\""))
                .toList();
    }

    private Entry latest(EntryKind kind) {
        return records.latest(story.journey(), kind).orElseThrow();
    }

    private static Map<String, Object> byGendan(String recipient) {
        var fields = new HashMap<>(sentByHand());
        fields.put("sendingWay", "GENDAN");
        fields.put("recipient", recipient);
        return fields;
    }
}
