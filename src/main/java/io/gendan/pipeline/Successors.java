package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.TaskContext;
import io.gendan.staff.Staff;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom the director may name to take a customer over. */
@Component
class Successors implements TaskContext {

    private final Customers customers;
    private final Staff staff;

    Successors(Customers customers, Staff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public Map<String, Object> of(String businessKey, String taskKey) {
        return taskKey.equals(Course.HELP) ? Map.of("successorOptions", options(businessKey)) : Map.of();
    }

    private List<Map<String, String>> options(String businessKey) {
        var owner = customers.require(new CustomerNumber(businessKey)).owner();
        return owner == null
                ? List.of()
                : staff.successorsOf(owner).stream()
                        .map(person -> Map.of("value", person.login(), "label", person.name()))
                        .toList();
    }
}
