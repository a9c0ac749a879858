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
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final DossierWriter writer;
    private final DossierValues shown;
    private final BusinessKeyLock lock;
    private final ApplicationEventPublisher news;

    DossierDesk(
            DossierAccess access,
            Customers customers,
            CoreFields core,
            Dossiers dossiers,
            DossierFields fields,
            DossierWriter writer,
            DossierValues shown,
            BusinessKeyLock lock,
            ApplicationEventPublisher news) {
        this.access = access;
        this.customers = customers;
        this.core = core;
        this.dossiers = dossiers;
        this.fields = fields;
        this.writer = writer;
        this.shown = shown;
        this.lock = lock;
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
        writer.lock(number);
        var before = access.toEdit(number, by);
        var differences = new Differences(typed, was, shown);
        var columns = differences.columns(before);
        var faults = new ArrayList<Item>();
        core.change(number, columns, by, faults);
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
        var written = writer.write(number, values);
        tell(before, access.toEdit(number, by), written, by);
    }

    private void tell(Customer before, Customer after, Map<String, Change> changed, Person by) {
        var all = new LinkedHashMap<String, Change>();
        CoreFields.changes(before, after)
                .forEach((column, change) -> all.put(column, new Change(change.before(), change.after())));
        all.putAll(changed);
        if (!all.isEmpty()) {
            news.publishEvent(new DossiersChanged(List.of(new DossierChange(after.number(), all)), by.login()));
            news.publishEvent(new CustomersChanged(List.of(after.number())));
        }
    }
}
