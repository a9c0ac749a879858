package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.persistence.LeaveTable;
import io.gendan.staff.persistence.Roster;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where leave is entered and withdrawn: by the person itself, by whoever leads it, by an administrator (CD-06). */
@Component
public class LeaveDesk {

    /** The longest note. */
    public static final int NOTE = 500;

    /** What lies outside is a slip of the keyboard, as in working time. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /**
     * Leave as somebody asks for it; null for what was left open or can't be read.
     *
     * @param substitute login of who is to stand in; null or blank for nobody in particular
     */
    public record Wish(
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String substitute,
            @Nullable String note) {

        /** As typed; a day that can't be read counts as left open. */
        public static Wish read(
                @Nullable String firstDay,
                @Nullable String lastDay,
                @Nullable String substitute,
                @Nullable String note) {
            return new Wish(day(firstDay), day(lastDay), substitute, note);
        }

        private static @Nullable LocalDate day(@Nullable String typed) {
            try {
                var day = typed == null ? null : LocalDate.parse(typed.strip());
                return day == null || day.isBefore(EARLIEST) || day.isAfter(LATEST) ? null : day;
            } catch (DateTimeParseException unreadable) {
                return null;
            }
        }
    }

    private final LeaveTable table;
    private final Leaves leaves;
    private final Staff staff;
    private final Roster roster;
    private final AuditTrail trail;
    private final Clock clock;

    LeaveDesk(LeaveTable table, Leaves leaves, Staff staff, Roster roster, AuditTrail trail, Clock clock) {
        this.table = table;
        this.leaves = leaves;
        this.staff = staff;
        this.roster = roster;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether this person may enter and withdraw leave of that one. */
    public boolean mayEnterFor(String login, Person by) {
        return by.login().equals(login) || staff.leads(by, login);
    }

    /** For whom this person may enter leave, itself first. */
    public List<Person> people(Person by) {
        var people = new ArrayList<Person>();
        people.add(by);
        roster.all().stream()
                .filter(person -> person.active() && !person.equals(by) && mayEnterFor(person.login(), by))
                .forEach(people::add);
        return List.copyOf(people);
    }

    /**
     * Enters leave.
     *
     * @throws Refusal 404 {@code staff.unknown}; 403 {@code leave.notYours}; 400 {@code leave.invalid} naming the fields
     */
    @Transactional
    public Leave enter(String login, Wish wish, Person by) {
        var person = staff.require(login);
        if (!mayEnterFor(login, by)) {
            throw Refusal.forbidden("leave.notYours");
        }
        roster.changeAlone();
        var faults = new ArrayList<Item>();
        var first = required("firstDay", wish.firstDay(), faults);
        var last = required("lastDay", wish.lastDay(), faults);
        if (last.isBefore(first)) {
            faults.add(Item.of("lastDay", "leave.endsBeforeItBegins", last.toString(), first.toString()));
        } else if (faults.isEmpty() && last.isBefore(LocalDate.now(clock))) {
            faults.add(Item.of("lastDay", "leave.over", last.toString()));
        } else if (faults.isEmpty()) {
            table.of(login, first, last)
                    .ifPresent(other -> faults.add(Item.of(
                            "firstDay",
                            "leave.overlaps",
                            other.firstDay().toString(),
                            other.lastDay().toString())));
        }
        var substitute = text(wish.substitute());
        if (substitute != null) {
            checkSubstitute(person, substitute, first, last, faults);
        }
        var note = text(wish.note());
        if (note != null && note.length() > NOTE) {
            faults.add(Item.of("note", "leave.noteTooLong", NOTE, note.length()));
        } else if (note != null && !Texts.storable(note)) {
            faults.add(Item.of("note", "leave.noteStrange"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("leave.invalid").with(faults);
        }
        long id = table.insert(new Leave(0, login, first, last, substitute, note, by.login()));
        var entered = table.find(id).orElseThrow();
        tellTrail("leave", entered, by);
        return entered;
    }

    /**
     * Withdraws leave that hasn't ended; what was, stays in the history.
     *
     * @throws Refusal 404 {@code leave.unknown}; 403 {@code leave.notYours}; 409 {@code leave.over}
     */
    @Transactional
    public void withdraw(long id, Person by) {
        roster.changeAlone();
        var leave = table.find(id).orElseThrow(() -> Refusal.notFound("leave.unknown"));
        if (!mayEnterFor(leave.person(), by)) {
            throw Refusal.forbidden("leave.notYours");
        }
        if (leave.lastDay().isBefore(LocalDate.now(clock))) {
            throw Refusal.conflict("leave.over", leave.lastDay().toString());
        }
        table.withdraw(id, by.login());
        tellTrail("leaveWithdrawn", leave, by);
    }

    /** Whoever enters leave of others decides who works in their place, and sees what. */
    private void tellTrail(String what, Leave leave, Person by) {
        if (!leave.person().equals(by.login())) {
            var details = new HashMap<String, Object>(Map.of(
                    "what",
                    what,
                    "firstDay",
                    leave.firstDay().toString(),
                    "lastDay",
                    leave.lastDay().toString()));
            if (leave.substitute() != null) {
                details.put("substitute", leave.substitute());
            }
            trail.put(AuditKind.PERSON_CHANGED, by.login(), leave.person(), details);
        }
    }

    /** Leave of the people around this person that touches these days; notes only of whom it may enter leave for. */
    public List<Leave> seenBy(Person person, LocalDate from, LocalDate to) {
        return table.within(from.isBefore(EARLIEST) ? EARLIEST : from, to.isAfter(LATEST) ? LATEST : to).stream()
                .filter(leave -> sees(person, leave))
                .map(leave -> mayEnterFor(leave.person(), person) ? leave : leave.withoutNote())
                .toList();
    }

    private boolean sees(Person person, Leave leave) {
        return mayEnterFor(leave.person(), person)
                || person.login().equals(leave.substitute())
                || staff.find(leave.person())
                        .map(Person::department)
                        .filter(department -> Objects.equals(department, person.department()))
                        .isPresent();
    }

    private void checkSubstitute(Person person, String login, LocalDate first, LocalDate last, List<Item> faults) {
        var substitute = staff.find(login).orElse(null);
        if (substitute == null) {
            faults.add(Item.of("substitute", "staff.unknown", login));
        } else if (substitute.equals(person)) {
            faults.add(Item.of("substitute", "leave.ownSubstitute"));
        } else if (!substitute.active()
                || person.role().sells() && !substitute.role().sells()) {
            faults.add(Item.of("substitute", "leave.substituteCannot", substitute.name()));
        } else {
            table.of(login, first, last)
                    .ifPresent(away -> faults.add(Item.of(
                            "substitute",
                            "leave.substituteAway",
                            substitute.name(),
                            away.firstDay().toString(),
                            away.lastDay().toString())));
        }
    }

    /** Today stands in for a day that is missing, so that whatever else is wrong is named too. */
    private LocalDate required(String field, @Nullable LocalDate day, List<Item> faults) {
        if (day == null) {
            faults.add(Item.of(field, "leave.dayMissing"));
            return LocalDate.now(clock);
        }
        return day;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
