package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.IncidentListener;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every administrator hears of an incident, once. */
@Component
class TellAdministrators implements IncidentListener {

    private final Staff staff;
    private final Reminders reminders;
    private final Clock clock;

    TellAdministrators(Staff staff, Reminders reminders, Clock clock) {
        this.staff = staff;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void raised(String incident, @Nullable String businessKey) {
        if (businessKey == null) {
            // No reminder without a customer; the page shows it all the same.
            return;
        }
        var number = new CustomerNumber(businessKey);
        for (Person administrator : staff.active(Role.ADMIN)) {
            reminders.give(number, administrator.login(), "incident", "incident " + incident, clock.instant());
        }
    }
}
