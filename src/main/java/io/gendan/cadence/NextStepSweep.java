package io.gendan.cadence;

import io.gendan.cadence.OpenSteps.OpenStep;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.NextStepReminders;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of next steps that were put off while their tasks were open: no wait ends on their new day (N-01, N-22). One
 * transaction a customer, under its lock; where everybody was reminded it costs one query.
 */
@Component
public class NextStepSweep {

    private static final Logger LOG = LoggerFactory.getLogger(NextStepSweep.class);

    /** Longer than any holiday: a day off is reminded of on the next working day. */
    private static final int LONGEST_HOLIDAY_DAYS = 14;

    private final OpenSteps steps;
    private final NextStepReminders reminders;
    private final WorkingCalendar calendar;
    private final BusinessKeyLock lock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NextStepSweep(
            OpenSteps steps,
            NextStepReminders reminders,
            WorkingCalendar calendar,
            BusinessKeyLock lock,
            TransactionTemplate transaction,
            Clock clock) {
        this.steps = steps;
        this.reminders = reminders;
        this.calendar = calendar;
        this.lock = lock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reminds of what falls due today, once work has begun. */
    public void sweep() {
        var today = LocalDate.now(clock);
        steps.unreminded(today.minusDays(LONGEST_HOLIDAY_DAYS), today).stream()
                .filter(step -> isDue(step, today))
                .forEach(step -> remind(step.number()));
    }

    private boolean isDue(OpenStep step, LocalDate today) {
        var begins = calendar.startOfWork(step.dueOn());
        return !begins.isAfter(clock.instant())
                && begins.atZone(clock.getZone()).toLocalDate().equals(today);
    }

    private void remind(CustomerNumber number) {
        try {
            transaction.executeWithoutResult(begun -> {
                lock.lock(number.value());
                reminders.give(number);
            });
        } catch (RuntimeException failure) {
            LOG.error(
                    "Nobody was reminded of the next step of {}, the next sweep tries again: {}",
                    number.value(),
                    failure.toString());
            LOG.debug("The failure", failure);
        }
    }
}
