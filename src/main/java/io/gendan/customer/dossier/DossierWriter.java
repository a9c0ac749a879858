package io.gendan.customer.dossier;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.DossierChange.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what has changed in dossiers and says so, for whoever tells of it. */
@Component
class DossierWriter {

    private final DossierTable table;
    private final Clock clock;

    DossierWriter(DossierTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Keeps the customer's row from others until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CustomerNumber number) {
        table.locked(List.of(number));
    }

    /** As {@link #write}, of one customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Change> write(CustomerNumber number, Map<String, ? extends @Nullable Object> values) {
        return write(Map.of(number, values)).stream()
                .findFirst()
                .map(DossierChange::fields)
                .orElse(Map.of());
    }

    /** Writes what differs from what is there; null empties a field, and what isn't named stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DossierChange> write(Map<CustomerNumber, ? extends Map<String, ? extends @Nullable Object>> values) {
        var at = clock.instant().toString();
        var rows = table.locked(values.keySet());
        var changes = new ArrayList<DossierChange>();
        var changed = new LinkedHashMap<CustomerNumber, DossierTable.Row>();
        rows.forEach((number, row) -> {
            var differing = differing(row, Objects.requireNonNull(values.get(number)));
            if (!differing.isEmpty()) {
                differing.forEach((key, change) -> put(row, key, change.after(), at));
                changes.add(new DossierChange(number, differing));
                changed.put(number, row);
            }
        });
        table.write(changed);
        return changes;
    }

    private static Map<String, Change> differing(DossierTable.Row row, Map<String, ? extends @Nullable Object> values) {
        var differing = new LinkedHashMap<String, Change>();
        values.forEach((key, after) -> {
            var before = row.values().get(key);
            if (!String.valueOf(before).equals(String.valueOf(after))) {
                differing.put(key, new Change(before, after));
            }
        });
        return differing;
    }

    private static void put(DossierTable.Row row, String key, @Nullable Object value, String at) {
        if (value == null) {
            row.values().remove(key);
        } else {
            row.values().put(key, value);
        }
        row.since().put(key, at);
    }
}
