package io.gendan.contact.types;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.FormFields;
import io.gendan.journey.Journey;
import io.gendan.journey.Reminders;
import io.gendan.staff.Leaves;
import io.gendan.staff.Staff;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What a recorded contact tells of the kind of customer: its type, and whether it asked for a favour. The director hears
 * of that at once, or whoever stands in; it is never granted (T-03).
 */
@Component
public class TypeNotes {

    private final CustomerTypes types;
    private final Customers customers;
    private final Staff staff;
    private final Leaves leaves;
    private final Reminders reminders;
    private final Clock clock;

    TypeNotes(CustomerTypes types, Customers customers, Staff staff, Leaves leaves, Reminders reminders, Clock clock) {
        this.types = types;
        this.customers = customers;
        this.staff = staff;
        this.leaves = leaves;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** Takes it from the form of a contact; forms of an earlier version do not ask. */
    public void take(Journey journey, FormFields form) {
        var type = form.asks("customerType") ? form.optional("customerType") : null;
        if (type != null) {
            types.keep(journey.number(), type, form.completedBy());
        }
        if (form.asks("favourAsked") && form.ticked("favourAsked")) {
            flag(journey.number(), form.completedBy(), "favour " + form.taskId());
        }
    }

    /** Nobody is told of what they have put on record themselves. */
    private void flag(CustomerNumber number, String by, String subject) {
        var owner = customers.require(number).owner();
        var director =
                leaves.standIn(staff.directorOf(owner == null ? by : owner).login());
        if (!director.login().equals(by)) {
            reminders.give(number, director.login(), "favourAsked", subject, clock.instant());
        }
    }
}
