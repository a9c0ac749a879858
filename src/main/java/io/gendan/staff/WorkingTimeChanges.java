package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays down what holds beside the published holidays (CD-06). Who may is seen to at the doors. Each change is on record
 * with its author and makes a new {@link WorkingTime#version()}; what holds already changes nothing.
 */
@Service
public class WorkingTimeChanges {

    private final WorkingTimeTable table;
    private final WorkingTime workingTime;
    private final AuditTrail trail;

    WorkingTimeChanges(WorkingTimeTable table, WorkingTime workingTime, AuditTrail trail) {
        this.table = table;
        this.workingTime = workingTime;
        this.trail = trail;
    }

    /**
     * Marks days as holidays, as rest of the company, or as working days.
     *
     * @param typed {@code day}, or {@code from} and {@code to}; {@code mark}, or {@code working} (true or false);
     *     {@code name}
     * @return the days it is about
     * @throws Refusal 400 {@code workingTime.invalid}, naming each field that is wrong
     */
    @Transactional
    public List<LocalDate> mark(Map<String, ?> typed, String by) {
        var fields = new WorkingTimeFields(typed);
        var days = fields.days();
        var mark = fields.mark();
        var name = fields.name();
        fields.refuse();
        alone();
        var calendar = workingTime.current();
        var others = days.stream()
                .filter(day -> !new MarkedDay(day, mark, name).equals(calendar.marked(day)))
                .toList();
        if (!others.isEmpty()) {
            long version = table.nextVersion();
            others.forEach(day -> table.mark(version, day, mark, name, by));
            tell(version, by);
            workingTime.changed();
        }
        return days;
    }

    /**
     * Takes back what was laid down about days: what is published about them holds again.
     *
     * @param typed {@code day}, or {@code from} and {@code to}
     * @throws Refusal 400 {@code workingTime.invalid}; 404 {@code workingTime.nothingLaidDown}
     */
    @Transactional
    public void takeBack(Map<String, ?> typed, String by) {
        var fields = new WorkingTimeFields(typed);
        var days = fields.days();
        fields.refuse();
        alone();
        var calendar = workingTime.current();
        var marked = days.stream().filter(day -> calendar.marked(day) != null).toList();
        if (marked.isEmpty()) {
            throw Refusal.notFound("workingTime.nothingLaidDown");
        }
        long version = table.nextVersion();
        marked.forEach(day -> table.mark(version, day, null, null, by));
        tell(version, by);
        workingTime.changed();
    }

    /**
     * Sets when working days begin and end.
     *
     * @param typed {@code start} and {@code end}, such as 08:30 and 17:30
     * @throws Refusal 400 {@code workingTime.invalid}
     */
    @Transactional
    public void setHours(Map<String, ?> typed, String by) {
        var fields = new WorkingTimeFields(typed);
        var hours = fields.hours();
        fields.refuse();
        alone();
        if (!hours.equals(workingTime.current().hours())) {
            long version = table.nextVersion();
            table.setHours(version, hours, by);
            tell(version, by);
            workingTime.changed();
        }
    }

    /**
     * Says that all holidays of a year are laid down, or that they are not after all.
     *
     * @param typed {@code year}
     * @throws Refusal 400 {@code workingTime.invalid}
     */
    @Transactional
    public void declare(Map<String, ?> typed, boolean complete, String by) {
        var fields = new WorkingTimeFields(typed);
        int year = fields.year();
        fields.refuse();
        alone();
        if (complete != workingTime.current().isDeclaredComplete(year)) {
            long version = table.nextVersion();
            table.setYear(version, year, complete, by);
            tell(version, by);
            workingTime.changed();
        }
    }

    /** What a version changed stands in its own table. */
    private void tell(long version, String by) {
        trail.put(AuditKind.RULES_CHANGED, by, null, Map.of("what", "workingTime", "version", version));
    }

    /** What was changed last, the latest first. */
    public List<WorkingTimeChange> latest(int most) {
        return table.changes(most);
    }

    /** One after the other: what is compared with what holds can't change meanwhile. */
    private void alone() {
        table.lock();
        workingTime.changed();
    }
}
