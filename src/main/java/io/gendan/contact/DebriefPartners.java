package io.gendan.contact;

import io.gendan.customer.Customers;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Phase;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * With whom a contact is analysed: the owner's manager first, then the colleagues and the leaders; from B2 on, where the
 * manager leads the analysis, the owner first (A-02, N-12).
 */
@Component
class DebriefPartners implements JourneyTaskContext {

    private static final String DEBRIEF = "UserTask_DebriefContact";

    private final Customers customers;
    private final Staff staff;

    DebriefPartners(Customers customers, Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(DEBRIEF);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of("debriefOptions", options(journey));
    }

    private List<Map<String, String>> options(Journey journey) {
        var owner = customers.require(journey.number()).owner();
        return owner == null
                ? List.of()
                : partners(staff.require(owner), journey.stage().phase()).stream()
                        .map(Person::asOption)
                        .toList();
    }

    private List<Person> partners(Person owner, Phase phase) {
        var manager = staff.managerOf(owner.login());
        var analyst = phase == Phase.NEGOTIATION ? manager : owner;
        var others = Stream.of(
                        Stream.of(phase == Phase.NEGOTIATION ? owner : manager),
                        staff.colleaguesOf(owner.login()).stream(),
                        staff.around(owner.login()).stream())
                .flatMap(people -> people)
                .filter(person -> !person.equals(analyst))
                .distinct()
                .toList();
        return others.isEmpty() ? List.of(owner) : others;
    }
}
