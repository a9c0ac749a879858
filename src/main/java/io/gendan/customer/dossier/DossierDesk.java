package io.gendan.customer.dossier;

import io.gendan.customer.CoreFields;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.dossier.DossierChange.Change;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TaskContexts;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people edit a dossier, columns and fields alike. Two who edit the same field don't overwrite one another: whoever
 * says what was there before is refused when it is no longer so.
 */
@Component
public class DossierDesk {

    private final DossierAccess access;
    private final Customers customers;
    private final CoreFields core;
    private final Dossiers dossiers;
    private final DossierFields fields;
    private final BusinessKeyLock lock;
    private final TaskContexts tasks;
    private final ApplicationEventPublisher news;

    DossierDesk(
            DossierAccess access,
            Customers customers,
            CoreFields core,
            Dossiers dossiers,
            DossierFields fields,
            BusinessKeyLock lock,
            TaskContexts tasks,
            ApplicationEventPublisher news) {
        this.access = access;
        this.customers = customers;
        this.core = core;
        this.dossiers = dossiers;
        this.fields = fields;
        this.lock = lock;
        this.tasks = tasks;
        this.news = news;
    }

    /**
     * Changes what differs from what is there.
     *
     * @param typed by the keys of fields and columns; blank empties, and what isn't named stays
     * @param was what the person saw before editing, by the same keys; what isn't named is overwritten
     * @throws Refusal 409 {@code dossier.changedMeanwhile} naming each field that somebody else has changed; 400 {@code
     *     dossier.invalid} with every fault; 404 and 403 as {@link DossierAccess#toEdit}
     */
    @Transactional
    public void change(CustomerNumber number, Map<String, String> typed, Map<String, String> was, Person by) {
        access.toEdit(number, by);
        lock.lock(number.value());
        dossiers.lock(number);
        var before = access.toEdit(number, by);
        var differences = new Differences(typed, was);
        var columns = differences.columns(before);
        var faults = new ArrayList<Item>();
        core.change(number, columns, faults);
        var kind = customers.require(number).kind();
        var changed = differences.fields(fields.of(kind), dossiers.of(number));
        differences.mustNotCollide();
        var reading = dossiers.read(kind, changed);
        faults.addAll(reading.faults());
        new DossierReading(reading.values(), List.copyOf(faults)).orRefuse();
        var values = new HashMap<String, @Nullable Object>(reading.values());
        changed.forEach((key, text) -> {
            if (text.isBlank()) {
                values.put(key, null);
            }
        });
        tell(before, customers.require(number), dossiers.replace(number, values), by);
    }

    private void tell(Customer before, Customer after, Map<String, Change> changed, Person by) {
        var all = new LinkedHashMap<String, Change>();
        var old = CoreFields.texts(before);
        var now = CoreFields.texts(after);
        CoreFields.EDITED.forEach(column -> {
            if (!Objects.equals(old.get(column), now.get(column))) {
                all.put(column.key(), new Change(old.get(column), now.get(column)));
            }
        });
        all.putAll(changed);
        if (!all.isEmpty()) {
            news.publishEvent(new DossiersChanged(List.of(new DossierChange(after.number(), all)), by.login()));
            news.publishEvent(new CustomersChanged(List.of(after.number())));
            tasks.refresh(after.number().value());
        }
    }
}
