package io.gendan.meeting.session;

import io.gendan.customer.Customers;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom the views after a meeting may name: a helper (S-04), and with whom details were exchanged (S-14). */
@Component
class SessionOptions implements JourneyTaskContext {

    private static final String SALESPERSON_VIEW = "UserTask_GiveSalespersonView";
    private static final String MANAGER_VIEW = "UserTask_GiveManagerView";

    private final Customers customers;
    private final Staff staff;

    SessionOptions(Customers customers, Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(SALESPERSON_VIEW) || taskKey.equals(MANAGER_VIEW);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        var owner = customers.require(journey.number()).owner();
        if (owner == null) {
            return Map.of();
        }
        return taskKey.equals(SALESPERSON_VIEW)
                ? Map.of("helperOptions", options(helpers(owner)))
                : Map.of("exchangeOptions", options(fellows(owner)));
    }

    /** The manager or the principal; where the company has none, the director. */
    private Stream<Person> helpers(String owner) {
        var principals = staff.active(Role.PRINCIPAL);
        return Stream.concat(
                Stream.of(staff.managerOf(owner)),
                principals.isEmpty() ? Stream.of(staff.directorOf(owner)) : principals.stream());
    }

    /** Principals, directors and fellow managers. */
    private Stream<Person> fellows(String owner) {
        var manager = staff.managerOf(owner);
        return Stream.of(Role.PRINCIPAL, Role.DIRECTOR, Role.SENIOR_MANAGER, Role.MANAGER)
                .flatMap(role -> staff.active(role).stream())
                .filter(person -> !person.equals(manager));
    }

    private static List<Map<String, String>> options(Stream<Person> people) {
        return people.distinct().map(Person::asOption).toList();
    }
}
