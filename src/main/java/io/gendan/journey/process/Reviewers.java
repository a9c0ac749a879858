package io.gendan.journey.process;

import io.gendan.journey.DraftApprovals;
import io.gendan.journey.Journey;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who reads a prepared contact next: nobody reads what they are to say themselves, and nobody reads the same draft twice
 * (A-05, N-11). Whoever is away is named all the same, unless the stand-in is such a person.
 */
@Component
class Reviewers {

    /** Values of the process variable {@code reviewer}, given by the decision table {@code contactParticipants}. */
    private static final String COLLEAGUE = "COLLEAGUE";

    private static final String MANAGER = "MANAGER";

    private final Staff staff;
    private final Leaves leaves;
    private final DraftApprovals approvals;

    Reviewers(Staff staff, Leaves leaves, DraftApprovals approvals) {
        this.staff = staff;
        this.leaves = leaves;
        this.approvals = approvals;
    }

    /**
     * Logins, the best choice first; several where any of them may.
     *
     * @param maker login of who makes the contact
     * @param reviewer what the decision table says
     */
    List<String> of(Journey journey, String owner, String maker, String reviewer) {
        var present = leaves.standIn(maker).login();
        if (reviewer.equals(COLLEAGUE)) {
            return logins(presentColleagues(present));
        }
        var excluded = new HashSet<>(approvals.of(journey));
        excluded.add(present);
        return leaders(owner, reviewer)
                .filter(leader ->
                        !excluded.contains(leaves.standIn(leader.login()).login()))
                .findFirst()
                .or(() -> other(present, excluded))
                .map(person -> List.of(person.login()))
                .orElseGet(() -> logins(presentColleagues(present)));
    }

    /** Those above the owner whose word counts, the one who is meant first. */
    private Stream<Person> leaders(String owner, String reviewer) {
        var first = reviewer.equals(MANAGER) ? Stream.of(staff.managerOf(owner)) : Stream.<Person>empty();
        return Stream.of(
                        first,
                        Stream.of(staff.seniorManagerOf(owner), staff.directorOf(owner), staff.managerOf(owner)),
                        staff.superiorsOf(owner).stream())
                .flatMap(people -> people);
    }

    private Optional<Person> other(String maker, Set<String> excluded) {
        return presentColleagues(maker).stream()
                .filter(person -> !excluded.contains(person.login()))
                .findFirst();
    }

    /** Who may read a draft of this person and is there; all who might be, while nobody is. */
    private List<Person> presentColleagues(String maker) {
        return Stream.of(staff.colleaguesOf(maker), staff.othersOfTheCompany(maker))
                .map(leaves::present)
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElseGet(() -> staff.colleaguesOf(maker));
    }

    private static List<String> logins(List<Person> people) {
        return people.stream().map(Person::login).toList();
    }
}
