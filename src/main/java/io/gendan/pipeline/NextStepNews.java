package io.gendan.pipeline;

import io.gendan.customer.Customers;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells those concerned that the next step was arranged anew (N-22): who takes it, who no longer does, and the owner. */
@Component
class NextStepNews {

    private final Reminders reminders;
    private final Customers customers;
    private final Clock clock;

    NextStepNews(Reminders reminders, Customers customers, Clock clock) {
        this.reminders = reminders;
        this.customers = customers;
        this.clock = clock;
    }

    /** Everybody once, but not whoever has arranged it. */
    void tell(Journey journey, long entry, @Nullable NextStep before, NextStep now, Person by) {
        var owner = customers.require(journey.number()).owner();
        var former = before == null ? owner : before.who();
        var told = new LinkedHashMap<String, String>();
        told.put(now.who(), now.who().equals(former) ? "nextStepArranged" : "nextStepYours");
        if (former != null) {
            told.putIfAbsent(former, "nextStepPassedOn");
        }
        if (owner != null) {
            told.putIfAbsent(owner, "nextStepArranged");
        }
        told.remove(by.login());
        var dueAt = now.dueOn().atStartOfDay(clock.getZone()).toInstant();
        told.forEach((person, about) -> reminders.give(journey.number(), person, about, "arrangement " + entry, dueAt));
    }
}
