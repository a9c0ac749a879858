package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people and programs want to know about working time as it stands now; {@link WorkingTime} reckons with it (CD-06). */
@Component
public class WorkingDays {

    private final WorkingTime workingTime;
    private final Words words;
    private final Clock clock;

    WorkingDays(WorkingTime workingTime, Words words, Clock clock) {
        this.workingTime = workingTime;
        this.words = words;
        this.clock = clock;
    }

    /** What these days are, names in the reader's language. */
    public List<WorkingDay> of(List<LocalDate> days) {
        var calendar = workingTime.current();
        return days.stream().map(day -> day(calendar, day)).toList();
    }

    /**
     * What the days are that somebody asks for.
     *
     * @param typed {@code from} and {@code to}, the last day included
     * @throws Refusal 400 {@code workingTime.invalid}, naming each field that is wrong
     */
    public List<WorkingDay> askedFor(Map<String, ?> typed) {
        var fields = new WorkingTimeFields(typed);
        var days = fields.days();
        fields.refuse();
        return of(days);
    }

    public WorkingHours hours() {
        return workingTime.current().hours();
    }

    /** Until which day all holidays are known from today on; after it, weekdays count. */
    public Optional<LocalDate> knownUntil() {
        return workingTime.current().knownUntil(LocalDate.now(clock));
    }

    /** Whether an administrator has said that all holidays of this year are laid down. */
    public boolean isDeclaredComplete(int year) {
        return workingTime.current().isDeclaredComplete(year);
    }

    private WorkingDay day(CompanyCalendar calendar, LocalDate day) {
        var kind = calendar.kind(day);
        var marked = calendar.marked(day);
        if (marked != null) {
            return new WorkingDay(day, kind, marked.name(), true);
        }
        var published = PublicHolidays.on(day);
        return new WorkingDay(day, kind, published == null ? null : words.of(published.name()), false);
    }
}
