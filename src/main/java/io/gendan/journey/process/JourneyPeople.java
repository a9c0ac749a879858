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
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.stream.Stream;
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

    /** Values of the process variable {@code reviewer}, given by the decision table {@code contactParticipants}. */
    private static final String COLLEAGUE = "COLLEAGUE";

    private final Customers customers;
    private final Staff staff;
    private final Leaves leaves;
    private final Journeys journeys;
    private final NextSteps nextSteps;

    JourneyPeople(Customers customers, Staff staff, Leaves leaves, Journeys journeys, NextSteps nextSteps) {
        this.customers = customers;
        this.staff = staff;
        this.leaves = leaves;
        this.journeys = journeys;
        this.nextSteps = nextSteps;
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

    /** Who may review: colleagues of whoever makes the contact, from B2 on the senior manager (N-11). */
    public List<String> reviewers(DelegateExecution execution) {
        return reviewersOf(execution);
    }

    /** With whom a contact is analysed: in stage A the owner reports, later the manager leads (N-12). */
    public String debriefer(DelegateExecution execution) {
        var phase = journeys.require(number(execution)).stage().phase();
        return phase == Phase.NEGOTIATION ? manager(execution) : owner(execution);
    }

    private List<String> reviewersOf(DelegateExecution execution) {
        var maker = leaves.standIn(contactMaker(execution)).login();
        if (COLLEAGUE.equals(execution.getVariable(ProcessVariables.REVIEWER))) {
            return presentColleagues(maker).stream().map(Person::login).toList();
        }
        var owner = owner(execution);
        // Nobody approves what they have prepared themselves.
        return Stream.of(staff.seniorManagerOf(owner), staff.directorOf(owner))
                .filter(leader -> !leaves.standIn(leader.login()).login().equals(maker))
                .findFirst()
                .or(() -> presentColleagues(maker).stream().findFirst())
                .map(person -> List.of(person.login()))
                .orElseThrow();
    }

    /** Who may read a draft of this person and is there; all who might be, while nobody is. */
    private List<Person> presentColleagues(String maker) {
        return Stream.of(staff.colleaguesOf(maker), staff.othersOfTheCompany(maker))
                .map(leaves::present)
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElseGet(() -> staff.colleaguesOf(maker));
    }

    private static CustomerNumber number(DelegateExecution execution) {
        return new CustomerNumber(execution.getProcessBusinessKey());
    }
}
