package io.gendan.journey.process;

import io.gendan.journey.DraftHands;
import io.gendan.journey.DraftRules;
import io.gendan.journey.Journey;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.function.Predicate;
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
    private final DraftRules rules;

    Reviewers(Staff staff, Leaves leaves, DraftRules rules) {
        this.staff = staff;
        this.leaves = leaves;
        this.rules = rules;
    }

    /**
     * Logins, the best choice first; several where any of them may. Each of them may complete the review.
     *
     * @param maker login of who makes the contact
     * @param reviewer what the decision table says
     */
    List<String> of(Journey journey, String owner, String maker, String reviewer) {
        var present = leaves.standIn(maker).login();
        var hands = rules.hands(journey);
        Predicate<Person> free = person -> !person.login().equals(present) && hands.isFree(person.login());
        var colleagues = others(present, free, hands);
        if (reviewer.equals(COLLEAGUE)) {
            return logins(colleagues);
        }
        return leaders(owner, reviewer)
                .filter(leader -> free.test(leader) && free.test(leaves.standIn(leader.login())))
                .findFirst()
                .or(() -> leaves.present(colleagues).stream().findFirst())
                .or(() -> leaders(owner, reviewer).filter(free).findFirst())
                .or(() -> colleagues.stream().findFirst())
                .map(person -> List.of(person.login()))
                .orElseThrow();
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

    /**
     * Who may read a draft of this person and is there, the nearest first; who might, while nobody is; whoever is left,
     * where everybody had a hand in it.
     */
    private List<Person> others(String maker, Predicate<Person> free, DraftHands hands) {
        var near = staff.colleaguesOf(maker);
        var all = staff.othersOfTheCompany(maker);
        return Stream.of(
                        only(leaves.present(near), free),
                        only(leaves.present(all), free),
                        only(near, free),
                        only(all, free),
                        only(all, person -> hands.mayRead(person.login())))
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(near);
    }

    private static List<Person> only(List<Person> people, Predicate<Person> which) {
        return people.stream().filter(which).toList();
    }

    private static List<String> logins(List<Person> people) {
        return people.stream().map(Person::login).toList();
    }
}
