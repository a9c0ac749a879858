package io.gendan.staff;

import io.gendan.staff.persistence.LeaveTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is away, and who acts in their place (CD-06). Days are those of the installation's zone. */
@Component
public class Leaves {

    private final LeaveTable table;
    private final Staff staff;
    private final Clock clock;

    Leaves(LeaveTable table, Staff staff, Clock clock) {
        this.table = table;
        this.staff = staff;
        this.clock = clock;
    }

    /** The leave a person is on now. */
    public Optional<Leave> now(String login) {
        var today = LocalDate.now(clock);
        return table.of(login, today, today);
    }

    /** Who is on leave now. */
    public Set<String> away() {
        return table.away(LocalDate.now(clock));
    }

    /** Whether the person works with us and is not on leave now. */
    public boolean isPresent(Person person) {
        return person.active() && now(person.login()).isEmpty();
    }

    /** Those of these people who are present. */
    public List<Person> present(List<Person> people) {
        var away = away();
        return people.stream()
                .filter(person -> person.active() && !away.contains(person.login()))
                .toList();
    }

    /**
     * Who acts for this person now: itself when present, else its substitute, and for a substitute who is away that one's;
     * else its manager, senior manager, director or principal, each likewise; else a colleague. Never somebody who is away
     * or has left, while anybody is there.
     */
    public Person standIn(String login) {
        var self = staff.require(login);
        return Stream.concat(Stream.of(self), staff.superiorsOf(login).stream())
                .flatMap(person -> follow(person).stream())
                .findFirst()
                .or(() -> staff.successorsOf(login).stream()
                        .filter(this::isPresent)
                        .findFirst())
                .or(() -> staff.othersOfTheCompany(login).stream()
                        .filter(this::isPresent)
                        .findFirst())
                .orElse(self);
    }

    /** The person, or the first present one in the chain of its substitutes. */
    private Optional<Person> follow(Person person) {
        var asked = new HashSet<String>();
        @Nullable Person next = person;
        while (next != null && asked.add(next.login())) {
            var leave = now(next.login());
            if (next.active() && leave.isEmpty()) {
                return Optional.of(next);
            }
            next = leave.map(Leave::substitute).flatMap(staff::find).orElse(null);
        }
        return Optional.empty();
    }
}
