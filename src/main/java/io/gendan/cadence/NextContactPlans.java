package io.gendan.cadence;

import io.gendan.customer.Customers;
import io.gendan.engine.FormFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextStepFields;
import io.gendan.journey.NextSteps;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Plans the next contact of a journey. A day before a contact is allowed again is refused, unless it was promised to the
 * customer, or a leader of the owner allows it with a reason (CD-04); so is what a {@link PlanRule} refuses.
 */
@Component
public class NextContactPlans {

    private final EarlyContacts earlyContacts;
    private final EarlyPermissions permissions;
    private final NextSteps nextSteps;
    private final Customers customers;
    private final Staff staff;
    private final StandIns standIns;
    private final ObjectProvider<PlanRule> rules;
    private final Clock clock;

    NextContactPlans(
            EarlyContacts earlyContacts,
            EarlyPermissions permissions,
            NextSteps nextSteps,
            Customers customers,
            Staff staff,
            StandIns standIns,
            ObjectProvider<PlanRule> rules,
            Clock clock) {
        this.earlyContacts = earlyContacts;
        this.permissions = permissions;
        this.nextSteps = nextSteps;
        this.customers = customers;
        this.staff = staff;
        this.standIns = standIns;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Sets the next step that a form names, by the rule of the stage in which it is planned. What a stand-in agrees on
     * falls to the person it acts for.
     *
     * @return whether the form named one
     * @throws Refusal 409 {@code cadence.tooEarly} with an item on {@code nextStepOn}
     */
    public boolean set(Journey journey, FormFields form) {
        var step = NextStepFields.of(form, standIns.actedFor(form));
        if (step == null) {
            return false;
        }
        var allowed = form.asks("nextStepEarly") && form.ticked("nextStepEarly");
        set(journey, step, form.completedBy(), allowed ? form.text("nextStepEarlyReason") : null);
        return true;
    }

    /**
     * Sets the next step.
     *
     * @param by login of who plans it
     * @param allowedBecause why the planner allows it earlier than the policy; counts from a leader of the owner alone
     * @throws Refusal 409 {@code cadence.tooEarly} with an item on {@code nextStepOn}
     */
    public void set(Journey journey, NextStep step, String by, @Nullable String allowedBecause) {
        rules.orderedStream().forEach(rule -> rule.check(journey, step));
        var early = earlyContacts.check(journey, step).orElse(null);
        if (early != null) {
            if (allowedBecause == null || !leads(by, journey)) {
                throw early.refusal(clock.getZone()).with(List.of(Item.of("nextStepOn", "cadence.planLater")));
            }
            var from = step.dueOn().atStartOfDay(clock.getZone()).toInstant();
            permissions.give(journey, step.kind(), from, allowedBecause, by);
        }
        nextSteps.set(journey, step, by);
    }

    private boolean leads(String login, Journey journey) {
        var person = staff.require(login);
        return person.role().leads() && customers.isSeenBy(customers.require(journey.number()), person);
    }
}
