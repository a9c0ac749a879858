package io.gendan.cadence;

import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who hears of what is late: for whoever is away, the one who acts in their place (CD-05, CD-06). */
@Component
class Audience {

    private final Staff staff;
    private final Leaves leaves;

    Audience(Staff staff, Leaves leaves) {
        this.staff = staff;
        this.leaves = leaves;
    }

    /** Whoever stands on this step of the ladder for the task. */
    Set<String> of(OpenTask task, Told told) {
        return switch (told) {
            case PERSON -> people(task.people());
            case MANAGER -> manager(task.owner());
            case DIRECTOR -> director(task.owner());
        };
    }

    /** Of several who are asked, those who are there; else whoever acts for them. */
    private Set<String> people(List<String> asked) {
        var there = new LinkedHashSet<String>();
        var instead = new LinkedHashSet<String>();
        asked.stream().flatMap(login -> staff.find(login).stream()).forEach(person -> {
            if (leaves.isPresent(person)) {
                there.add(person.login());
            } else {
                instead.add(leaves.standIn(person.login()).login());
            }
        });
        return there.isEmpty() ? instead : there;
    }

    Set<String> owner(@Nullable String owner) {
        return owner == null ? Set.of() : Set.of(leaves.standIn(owner).login());
    }

    Set<String> manager(@Nullable String owner) {
        return owner == null ? Set.of() : actingFor(staff.managerOf(owner));
    }

    Set<String> director(@Nullable String owner) {
        return owner == null ? Set.of() : actingFor(staff.directorOf(owner));
    }

    private Set<String> actingFor(Person person) {
        return Set.of(leaves.standIn(person.login()).login());
    }
}
