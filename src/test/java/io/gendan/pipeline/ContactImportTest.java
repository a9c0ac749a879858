package io.gendan.pipeline;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.TableFile;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.NextSteps;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts that took place elsewhere come in from a table, and what is open follows them (CD-02, CD-04). */
@GendanTest
@DisplayName("Contacts from a table")
class ContactImportTest {

    private static int count;

    private String name = "";

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
    ContactImport contacts;

    @Autowired
    Interactions interactions;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    Staff staff;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_waits_for_the_next_contact() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        name = "Plovermere Lamps 鸻海灯具 " + ++count;
        number = known(name);
        pursuits.start(number, "chen");
        var again = contactAgain();
        again.put("nextStepOn", "2026-03-09");
        story = stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", again)
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-09T09:00:00+08:00"));
        Stories.itIs("2026-03-04T17:00:00+08:00");
    }

    @AfterEach
    void the_customer_is_given_up() {
        course.lose(number, new Loss(LossReason.NO_NEED, null, null, null), staff.require("li"));
        ClockUtil.reset();
    }

    @Test
    @DisplayName("D-06: an Excel workbook names the customer and keeps the time of day")
    void an_excel_workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Calls");
            var header = List.of("customer", "at", "channel", "direction", "contact person", "summary");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.value(1, 0, name);
            sheet.value(1, 1, LocalDateTime.parse("2026-03-04T14:35:20"));
            sheet.style(1, 1).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(1, 2, "WeChat");
            sheet.value(1, 3, "from us");
            sheet.value(1, 4, "Ms. Qian");
            sheet.value(1, 5, "Sent the study");
        }

        var report = contacts.run(TableFile.read(bytes.toByteArray()), false, staff.require("chen"));

        assertThat(report.errors()).isEmpty();
        assertThat(report.recorded()).isEqualTo(1);
        var contact = interactions.last(number, 1).get(0);
        assertThat(contact.happenedAt()).isEqualTo(at("2026-03-04T14:35:20+08:00"));
        assertThat(contact.channel()).isEqualTo(Channel.WECHAT);
        assertThat(contact.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(nextSteps.open(number)).as("chen has taken the next step").isEmpty();
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-06T14:35:20+08:00"));
    }

    @Test
    @DisplayName("CD-02: what took place before the next step was agreed on leaves the step open")
    void old_contacts_leave_the_next_step_open() {
        var report = run("chen", "%s,2026-02-20 11:00,PHONE,OUTBOUND,Ms. Qian,First call".formatted(number.value()));

        assertThat(report.stored()).isTrue();
        assertThat(nextSteps.open(number)).isPresent();
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-09T09:00:00+08:00"));
    }

    @Test
    @DisplayName("Where several customers bear a name the number is asked for")
    void a_name_that_several_bear() {
        known(name);
        var report = run("chen", name + ",2026-03-04 11:00,PHONE,INBOUND,Ms. Qian,She called");
        assertThat(report.errors()).singleElement().satisfies(error -> assertThat(error.code())
                .isEqualTo("contactImport.severalCustomers"));
        assertThat(report.stored()).isFalse();
    }

    private ContactImportReport run(String login, String row) {
        var file = "customer,at,channel,direction,contactPerson,summary\n" + row + "\n";
        return contacts.run(TableFile.read(file.getBytes(UTF_8)), false, staff.require(login));
    }

    private CustomerNumber known(String name) {
        return customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen")), "chen")
                .number();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
