package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.staff.LeftBehind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for a person: customers of their own, and tasks at others' customers. */
@Component
class WorkLeft implements LeftBehind {

    private final BulkHandOverTable customers;
    private final OpenWork work;

    WorkLeft(BulkHandOverTable customers, OpenWork work) {
        this.customers = customers;
        this.work = work;
    }

    @Override
    public List<Refusal.Item> of(String login) {
        var items = new ArrayList<Refusal.Item>();
        var owned = customers.customersOf(login).size();
        if (owned > 0) {
            items.add(Item.of("customers", "staff.ownsCustomers", owned));
        }
        var tasks = work.waitingAtOthersFor(login).size();
        if (tasks > 0) {
            items.add(Item.of("tasks", "staff.hasTasks", tasks));
        }
        return items;
    }
}
