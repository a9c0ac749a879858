package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.DraftRules;
import io.gendan.journey.Journeys;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who reads a draft when its task is given to somebody else: nobody reviews what they have written themselves. */
@Component
class DraftReaders {

    private static final String REVIEW = "UserTask_ReviewContact";

    private final Journeys journeys;
    private final DraftRules rules;
    private final Staff staff;
    private final Leaves leaves;

    DraftReaders(Journeys journeys, DraftRules rules, Staff staff, Leaves leaves) {
        this.journeys = journeys;
        this.rules = rules;
        this.staff = staff;
        this.leaves = leaves;
    }

    /**
     * Whoever should have this task; for a review by who must not read the draft somebody else, but not who had it so far.
     */
    String orOther(CustomerNumber number, OpenTask task, String from, String login) {
        if (!isReview(task)) {
            return login;
        }
        return mayRead(number).test(login) ? login : other(login, from, mayRead(number));
    }

    boolean isReview(OpenTask task) {
        return task.key().equals(REVIEW);
    }

    /** Who reads the draft instead of this person. */
    String insteadOf(CustomerNumber number, String login) {
        return other(login, login, mayRead(number));
    }

    private Predicate<String> mayRead(CustomerNumber number) {
        var hands = journeys.ofBusinessKey(number.value()).map(rules::hands).orElse(null);
        return login -> hands == null || hands.mayRead(login);
    }

    private String other(String author, String from, Predicate<String> mayRead) {
        var others = Stream.of(staff.superiorsOf(author), staff.colleaguesOf(author), staff.othersOfTheCompany(author))
                .flatMap(List::stream)
                .filter(person -> !person.login().equals(from) && mayRead.test(person.login()))
                .distinct()
                .toList();
        return others.stream()
                .filter(leaves::isPresent)
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(Person::login)
                .orElse(author);
    }
}
