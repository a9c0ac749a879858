package io.gendan.staff;

import io.gendan.engine.ForModels;
import io.gendan.engine.Reckoning;
import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Working time: holidays with their make-up days, what the company lays down, and working hours, in the installation's
 * zone (CD-06). Models ask it for due dates. A change made on another node is seen within about a second, one of this
 * node at once, and by the transaction that makes it from the change on.
 */
@Component("workingTime")
@ForModels
public class WorkingTime implements WorkingCalendar {

    private static final long CHECKED_EVERY = Duration.ofSeconds(1).toNanos();

    private final WorkingTimeSource source;
    private final Clock clock;

    private volatile @Nullable Seen seen;
    private volatile long changes;

    /** What was read, and when it was last found to hold. */
    private record Seen(CompanyCalendar calendar, long at) {}

    WorkingTime(WorkingTimeSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * The end of working hours on the first working day after today, or after the day on which the timer or task was
     * created; for due dates in models.
     */
    public Date endOfNextWorkingDay() {
        return Date.from(endOfNextWorkingDay(Reckoning.beginning(clock)));
    }

    /** The moment at which today ends here, whatever zone the machine is in; for the lists of Tasklist. */
    public Date endOfToday() {
        var zone = current().zone();
        var today = clock.instant().atZone(zone).toLocalDate();
        return Date.from(today.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public Instant plus(Instant from, WorkingDuration gap) {
        return current().plus(from, gap);
    }

    @Override
    public Instant next(Instant from) {
        return current().next(from);
    }

    @Override
    public Instant endOfNextWorkingDay(Instant from) {
        return current().endOfNextWorkingDay(from);
    }

    @Override
    public Instant endOfWork(LocalDate day) {
        return current().endOfWork(day);
    }

    @Override
    public Instant startOfWork(LocalDate day) {
        return current().startOfWork(day);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return current().isWorkingDay(day);
    }

    @Override
    public boolean isKnown(LocalDate day) {
        return current().isKnown(day);
    }

    @Override
    public long version() {
        return current().version();
    }

    /** The calendar that holds now for whoever asks. */
    CompanyCalendar current() {
        if (TransactionSynchronizationManager.getResource(this) instanceof CompanyCalendar changedHere) {
            return changedHere;
        }
        var known = seen;
        if (known != null && System.nanoTime() - known.at() < CHECKED_EVERY) {
            return known.calendar();
        }
        long before = changes;
        long at = System.nanoTime();
        var calendar =
                known != null && known.calendar().version() == source.version() ? known.calendar() : source.read();
        remember(new Seen(calendar, at), before);
        return calendar;
    }

    /** The transaction under way has changed something: it sees that from now on, and everybody when it has committed. */
    void changed() {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(WorkingTime.this);
                    forget();
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, source.read());
    }

    synchronized void forget() {
        changes++;
        seen = null;
    }

    /** Unless something has changed since it was read. */
    private synchronized void remember(Seen read, long before) {
        if (changes == before) {
            seen = read;
        }
    }
}
