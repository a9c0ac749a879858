package io.gendan.journey.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.engine.ProcessVariables;
import io.gendan.engine.Refusal;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Phase;
import io.gendan.staff.Staff;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who does a task: the models ask when the task is created, so that it follows the owner and the teams. Whoever is away is
 * named all the same; the task then passes to the stand-in by itself.
 */
@Component("journeyPeople")
@ForModels
public class JourneyPeople {

    private final Customers customers;
    private final Staff staff;
    private final Journeys journeys;
    private final NextSteps nextSteps;
    private final Reviewers reviewers;

    JourneyPeople(Customers customers, Staff staff, Journeys journeys, NextSteps nextSteps, Reviewers reviewers) {
        this.customers = customers;
        this.staff = staff;
        this.journeys = journeys;
        this.nextSteps = nextSteps;
        this.reviewers = reviewers;
    }

    /** The salesperson who owns the journey. */
    public String owner(DelegateExecution execution) {
        var number = number(execution);
        var owner = customers.require(number).owner();
        if (owner == null) {
            throw Refusal.conflict("journey.noOwner", number.value());
        }
        return owner;
    }

    /** The manager of the owner's team. */
    public String manager(DelegateExecution execution) {
        return staff.managerOf(owner(execution)).login();
    }

    /** The director of the owner's department. */
    public String director(DelegateExecution execution) {
        return staff.directorOf(owner(execution)).login();
    }

    /** Whom the open next step names, else the owner (N-22). */
    public String contactMaker(DelegateExecution execution) {
        return nextSteps.open(number(execution)).map(NextStep::who).orElseGet(() -> owner(execution));
    }

    /** The one person who reviews; null where any of several colleagues may. */
    public @Nullable String reviewer(DelegateExecution execution) {
        var reviewers = reviewersOf(execution);
        return reviewers.size() == 1 ? reviewers.get(0) : null;
    }

    /** Who may review: colleagues of whoever makes the contact, from B2 on its leaders one after the other (N-11). */
    public List<String> reviewers(DelegateExecution execution) {
        return reviewersOf(execution);
    }

    /** With whom a contact is analysed: in stage A the owner reports, later the manager leads (N-12). */
    public String debriefer(DelegateExecution execution) {
        var phase = journeys.require(number(execution)).stage().phase();
        return phase == Phase.NEGOTIATION ? manager(execution) : owner(execution);
    }

    private List<String> reviewersOf(DelegateExecution execution) {
        var reviewer = String.valueOf(execution.getVariable(ProcessVariables.REVIEWER));
        return reviewers.of(journeys.require(number(execution)), owner(execution), contactMaker(execution), reviewer);
    }

    private static CustomerNumber number(DelegateExecution execution) {
        return new CustomerNumber(execution.getProcessBusinessKey());
    }
}
