package io.gendan.pipeline;

import io.gendan.customer.Customers;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom the director may name to take a customer over. */
@Component
class Successors implements JourneyTaskContext {

    private final Customers customers;
    private final Staff staff;

    Successors(Customers customers, Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(Course.HELP);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of("successorOptions", options(journey));
    }

    private List<Map<String, String>> options(Journey journey) {
        var owner = customers.require(journey.number()).owner();
        return owner == null
                ? List.of()
                : staff.successorsOf(owner).stream().map(Person::asOption).toList();
    }
}
