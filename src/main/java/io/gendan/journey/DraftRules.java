package io.gendan.journey;

import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may read the draft of a contact that was prepared last: the one rule for whoever asks, passes on and records (A-05, N-11). */
@Component
public class DraftRules {

    private final Records records;
    private final NextSteps nextSteps;
    private final DraftApprovals approvals;
    private final Staff staff;

    DraftRules(Records records, NextSteps nextSteps, DraftApprovals approvals, Staff staff) {
        this.records = records;
        this.nextSteps = nextSteps;
        this.approvals = approvals;
        this.staff = staff;
    }

    /** Who had a hand in it. */
    public DraftHands hands(Journey journey) {
        var own = new HashSet<String>();
        records.latest(journey, EntryKind.PREPARATION).map(Entry::author).ifPresent(own::add);
        nextSteps.open(journey.number()).map(NextStep::who).ifPresent(own::add);
        return new DraftHands(
                own,
                new HashSet<>(approvals.of(journey)),
                staff.company().stream().map(Person::login).collect(Collectors.toSet()));
    }
}
