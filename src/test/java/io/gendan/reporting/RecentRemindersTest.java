package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.AlarmSweep;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.SalesPeople;
import io.gendan.support.Stories;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
class RecentRemindersTest {

    @Autowired
    RecentReminders reminders;

    @Autowired
    AlarmSweep alarms;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-05: a warning that is withdrawn is shown no longer; what was late stays told")
    void a_withdrawn_warning_is_not_shown() {
        Stories.itIs("2026-03-05T10:00:00+08:00");
        var anna = new SalesPeople(database).login("anna");
        var number = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, "Quiet Mill", CustomerField.OWNER, anna)), anna)
                .number();
        pursuits.start(number, anna);
        Stories.itIs("2026-03-16T10:00:00+08:00");
        alarms.sweep();
        assertThat(shown(anna)).containsExactly("poolWarning", "taskLate");
        course.pause(number, LocalDate.parse("2026-04-01"), "They move house", staff.require(anna));
        assertThat(shown(anna)).containsExactly("taskLate");
    }

    private List<String> shown(String login) {
        return reminders.of(staff.require(login)).stream()
                .map(RecentReminders.Line::about)
                .toList();
    }
}
