package io.gendan.meeting.process;

import io.gendan.customer.Customers;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.engine.FormFields;
import io.gendan.journey.Journey;
import io.gendan.journey.Reminders;
import io.gendan.meeting.GradeDecided;
import io.gendan.staff.Leaves;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What others hear at once of a concluded session: what the decision-maker said (S-23), and the grade it decided. */
@Component
class ConclusionNews {

    private final Customers customers;
    private final Staff staff;
    private final Leaves leaves;
    private final Reminders reminders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConclusionNews(
            Customers customers,
            Staff staff,
            Leaves leaves,
            Reminders reminders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.staff = staff;
        this.leaves = leaves;
        this.reminders = reminders;
        this.events = events;
        this.clock = clock;
    }

    void spread(Journey journey, FormFields form) {
        var owner = customers.require(journey.number()).owner();
        if (owner != null && has(form, "decisionMakerSaid")) {
            Stream.of(owner, staff.managerOf(owner).login())
                    .filter(login -> !login.equals(form.completedBy()))
                    .map(login -> leaves.standIn(login).login())
                    .distinct()
                    .forEach(login -> reminders.give(
                            journey.number(),
                            login,
                            "decisionMakerHeard",
                            "conclusion " + form.taskId(),
                            clock.instant()));
        }
        if (has(form, "gradeDecision")) {
            events.publishEvent(new GradeDecided(
                    journey,
                    SigningGrade.valueOf(form.text("gradeDecision")),
                    form.text("gradeReason"),
                    form.completedBy()));
        }
    }

    /** Forms of earlier versions don't ask for it. */
    private static boolean has(FormFields form, String key) {
        return form.asks(key) && form.optional(key) != null;
    }
}
