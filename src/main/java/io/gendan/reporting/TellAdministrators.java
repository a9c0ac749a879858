package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.IncidentListener;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every administrator hears of an incident, once. */
@Component
class TellAdministrators implements IncidentListener {

    private final JdbcClient database;
    private final Staff staff;
    private final Reminders reminders;
    private final Clock clock;

    TellAdministrators(JdbcClient database, Staff staff, Reminders reminders, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void raised(String incident, @Nullable String businessKey) {
        if (businessKey == null || !isCustomer(businessKey)) {
            // No reminder without a customer; the page shows it all the same.
            return;
        }
        var number = new CustomerNumber(businessKey);
        for (Person administrator : staff.active(Role.ADMIN)) {
            reminders.give(number, administrator.login(), "incident", "incident " + incident, clock.instant());
        }
    }

    private boolean isCustomer(String businessKey) {
        return database.sql("select 1 from customer where number = ?")
                .param(businessKey)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
