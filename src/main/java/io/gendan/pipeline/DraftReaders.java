package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who reads a draft when its task is given to somebody else: nobody reviews what they have written themselves. */
@Component
class DraftReaders {

    private static final String REVIEW = "UserTask_ReviewContact";

    private final Journeys journeys;
    private final Records records;
    private final Staff staff;
    private final Leaves leaves;

    DraftReaders(Journeys journeys, Records records, Staff staff, Leaves leaves) {
        this.journeys = journeys;
        this.records = records;
        this.staff = staff;
        this.leaves = leaves;
    }

    /** Whoever should have this task; for a review of the person's own draft somebody else, but not who had it so far. */
    String orOther(CustomerNumber number, OpenTask task, String from, String login) {
        return task.key().equals(REVIEW) && isAuthor(number, login) ? other(login, from) : login;
    }

    private boolean isAuthor(CustomerNumber number, String login) {
        return journeys.ofBusinessKey(number.value())
                .flatMap(journey -> records.latest(journey, EntryKind.PREPARATION))
                .filter(draft -> draft.author().equals(login))
                .isPresent();
    }

    private String other(String author, String from) {
        var others = Stream.of(staff.colleaguesOf(author), staff.othersOfTheCompany(author))
                .flatMap(List::stream)
                .filter(person -> !person.login().equals(from))
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
