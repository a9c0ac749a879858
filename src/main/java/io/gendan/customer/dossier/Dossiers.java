package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.dossier.DossierChange.Change;
import io.gendan.engine.Refusal;
import io.gendan.engine.form.FormChecker;
import io.gendan.engine.form.FormContract;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the dossiers of customers tell beyond the columns (D-01, D-02), without confidential values: those stand apart
 * and are never told here.
 */
@Component
public class Dossiers {

    private final DossierFields fields;
    private final DossierTable table;
    private final FormChecker checker;
    private final Customers customers;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Dossiers(
            DossierFields fields,
            DossierTable table,
            FormChecker checker,
            Customers customers,
            ApplicationEventPublisher news,
            Clock clock) {
        this.fields = fields;
        this.table = table;
        this.checker = checker;
        this.customers = customers;
        this.news = news;
        this.clock = clock;
    }

    /** The values of a customer by the keys of its fields, in the form's order; none of an unknown customer. */
    public Map<String, Object> of(CustomerNumber number) {
        var row = table.of(List.of(number)).get(number);
        return row == null ? Map.of() : known(row);
    }

    /** When each of these values was written last. */
    public Map<String, Instant> since(CustomerNumber number) {
        var since = new TreeMap<String, Instant>();
        var row = table.of(List.of(number)).get(number);
        if (row != null) {
            row.since().forEach((key, at) -> since.put(key, Instant.parse(String.valueOf(at))));
        }
        return since;
    }

    /**
     * The values as text in the language of the request, as {@link #read} reads it back.
     *
     * @throws Refusal 404 {@code customer.unknown} when this person doesn't see the customer
     */
    public Map<String, String> texts(CustomerNumber number, Person reader) {
        customers.requireFor(number, reader);
        return texts(List.of(number)).getOrDefault(number, Map.of());
    }

    /** The same of many customers whom the reader is known to see. */
    public Map<CustomerNumber, Map<String, String>> texts(Collection<CustomerNumber> numbers) {
        var language = LocaleContextHolder.getLocale();
        var texts = new LinkedHashMap<CustomerNumber, Map<String, String>>();
        var ofKind = new LinkedHashMap<Customer.Kind, List<DossierField>>();
        table.of(numbers).forEach((number, row) -> {
            var told = new LinkedHashMap<String, String>();
            ofKind.computeIfAbsent(row.kind(), fields::of).forEach(field -> {
                var value = row.values().get(field.key());
                if (value != null && !field.sensitive()) {
                    told.put(field.key(), DossierTexts.text(field, value, language));
                }
            });
            texts.put(number, told);
        });
        return texts;
    }

    /**
     * Reads typed text by the rules of the form; blank is the same as missing, and so is left out. Confidential fields are
     * a fault: they need purpose and consent, which no table tells.
     */
    public DossierReading read(Customer.Kind kind, Map<String, String> typed) {
        return reader(kind).read(typed);
    }

    /** For many dossiers of one kind: the form is looked up once. */
    public DossierReader reader(Customer.Kind kind) {
        var contract = fields.file(kind)
                .map(file -> file.contract())
                .orElse(new FormContract(DossierForm.of(kind), List.of()));
        return new DossierReader(contract, fields.of(kind), checker, false);
    }

    /**
     * Writes values that {@link #read} has found sound, and tells it, so that it goes on record.
     *
     * @param values by the keys of the fields; null empties a field, and what isn't named stays
     * @param by login
     */
    @Transactional
    public void change(CustomerNumber number, Map<String, ? extends @Nullable Object> values, String by) {
        changeAll(Map.of(number, values), by);
    }

    /** The same for many customers at once. */
    @Transactional
    public void changeAll(Map<CustomerNumber, ? extends Map<String, ? extends @Nullable Object>> values, String by) {
        var changes = write(values);
        if (!changes.isEmpty()) {
            news.publishEvent(new DossiersChanged(changes, by));
            news.publishEvent(new CustomersChanged(
                    changes.stream().map(DossierChange::number).toList()));
        }
    }

    /**
     * Writes the values of customers who come in with this very transaction: there was nothing before, so nothing goes on
     * record, and whoever brings them in tells of them ({@link CustomersChanged}).
     */
    @Transactional
    public void bringIn(Map<CustomerNumber, ? extends Map<String, ? extends @Nullable Object>> values) {
        write(values);
    }

    /** Writes like {@link #change} and answers what has changed, for whoever tells of it together with more. */
    @Transactional
    Map<String, Change> replace(CustomerNumber number, Map<String, ? extends @Nullable Object> values) {
        return write(Map.of(number, values)).stream()
                .findFirst()
                .map(DossierChange::fields)
                .orElse(Map.of());
    }

    /** Keeps the customer's row from others until the transaction ends. */
    void lock(CustomerNumber number) {
        table.locked(List.of(number));
    }

    private List<DossierChange> write(Map<CustomerNumber, ? extends Map<String, ? extends @Nullable Object>> values) {
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

    private Map<String, Object> known(DossierTable.Row row) {
        var known = new LinkedHashMap<String, Object>();
        fields.of(row.kind()).forEach(field -> {
            var value = row.values().get(field.key());
            if (value != null && !field.sensitive()) {
                known.put(field.key(), value);
            }
        });
        return known;
    }
}
