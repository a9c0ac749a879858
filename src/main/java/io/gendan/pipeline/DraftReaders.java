package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.DraftApprovals;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who reads a draft when its task is given to somebody else: nobody reviews what they have written themselves. */
@Component
class DraftReaders {

    private static final String REVIEW = "UserTask_ReviewContact";

    private final Journeys journeys;
    private final Records records;
    private final DraftApprovals approvals;
    private final Staff staff;
    private final Leaves leaves;

    DraftReaders(Journeys journeys, Records records, DraftApprovals approvals, Staff staff, Leaves leaves) {
        this.journeys = journeys;
        this.records = records;
        this.approvals = approvals;
        this.staff = staff;
        this.leaves = leaves;
    }

    /**
     * Whoever should have this task; for a review by who has written or approved the draft somebody else, but not who had
     * it so far.
     */
    String orOther(CustomerNumber number, OpenTask task, String from, String login) {
        if (!isReview(task)) {
            return login;
        }
        var hands = handsIn(number);
        return hands.contains(login) ? other(login, from, hands) : login;
    }

    boolean isReview(OpenTask task) {
        return task.key().equals(REVIEW);
    }

    /** Who reads the draft instead of this person. */
    String insteadOf(CustomerNumber number, String login) {
        return other(login, login, handsIn(number));
    }

    private Set<String> handsIn(CustomerNumber number) {
        var hands = new HashSet<String>();
        journeys.ofBusinessKey(number.value()).ifPresent(journey -> {
            records.latest(journey, EntryKind.PREPARATION).map(Entry::author).ifPresent(hands::add);
            hands.addAll(approvals.of(journey));
        });
        return hands;
    }

    private String other(String author, String from, Set<String> hands) {
        var others = Stream.of(staff.superiorsOf(author), staff.colleaguesOf(author), staff.othersOfTheCompany(author))
                .flatMap(List::stream)
                .filter(person -> !person.login().equals(from) && !hands.contains(person.login()))
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
