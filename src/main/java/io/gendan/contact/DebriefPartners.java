package io.gendan.contact;

import io.gendan.customer.Customers;
import io.gendan.engine.TaskContext;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
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
class DebriefPartners implements TaskContext {

    private static final String DEBRIEF = "UserTask_DebriefContact";

    private final Customers customers;
    private final Journeys journeys;
    private final Staff staff;

    DebriefPartners(Customers customers, Journeys journeys, Staff staff) {
        this.customers = customers;
        this.journeys = journeys;
        this.staff = staff;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        return taskKey.equals(DEBRIEF)
                ? journeys.ofBusinessKey(businessKey)
                        .map(journey -> Map.<String, Object>of("debriefOptions", options(journey)))
                        .orElse(Map.of())
                : Map.of();
    }

    private List<Map<String, String>> options(Journey journey) {
        var owner = customers.require(journey.number()).owner();
        return owner == null
                ? List.of()
                : partners(staff.require(owner), journey.stage().phase()).stream()
                        .map(person -> Map.of("value", person.login(), "label", person.name()))
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
