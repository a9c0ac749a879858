package io.gendan.reporting;

import io.gendan.cadence.PoolWarnings;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Reminders;
import io.gendan.journey.Reminders.Reminder;
import io.gendan.pipeline.CustomerList;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person was reminded of lately (N-01). */
@Component
class RecentReminders {

    private static final int MOST = 10;
    private static final Duration SHOWN_FOR = Duration.ofDays(7);

    /**
     * One reminder as its person reads it.
     *
     * @param about message key {@code reminder.<about>}
     * @param name the customer's name; null when the person doesn't see the customer (any more)
     * @param due local time in the installation's zone
     */
    public record Line(
            String about, String number, @Nullable String name, LocalDateTime due) {

        /** Whether the thing is due on a day rather than at a time of day. */
        public boolean ofDay() {
            return due.toLocalTime().equals(LocalTime.MIDNIGHT);
        }
    }

    private final Reminders reminders;
    private final CustomerList customers;
    private final PoolWarnings pool;
    private final Clock clock;

    RecentReminders(Reminders reminders, CustomerList customers, PoolWarnings pool, Clock clock) {
        this.reminders = reminders;
        this.customers = customers;
        this.pool = pool;
        this.clock = clock;
    }

    /** The latest of the last seven days, newest first; at most ten. */
    List<Line> of(Person person) {
        var since = clock.instant().minus(SHOWN_FOR);
        return reminders.of(person.login(), MOST).stream()
                .filter(reminder -> reminder.givenAt().isAfter(since))
                .filter(this::stands)
                .map(reminder -> line(reminder, person))
                .toList();
    }

    /** A warning is not shown once it is withdrawn. */
    private boolean stands(Reminder reminder) {
        return !reminder.about().startsWith("poolWarning")
                || pool.poolAt(new CustomerNumber(reminder.customerNumber())).isPresent();
    }

    private Line line(Reminder reminder, Person person) {
        var seen = customers.find(new CustomerNumber(reminder.customerNumber()), person);
        return new Line(
                reminder.about(),
                reminder.customerNumber(),
                seen.map(CustomerList.Row::name).orElse(null),
                LocalDateTime.ofInstant(reminder.dueAt(), clock.getZone()));
    }
}
