package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.MoreFields.ColumnChange;
import io.gendan.customer.dossier.DossierChange.Change;
import io.gendan.engine.Refusal;
import io.gendan.engine.form.FormChecker;
import io.gendan.engine.form.FormContract;
import io.gendan.staff.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the dossiers of customers tell beyond the columns (D-01, D-02), without confidential values: those stand apart
 * and are never told here.
 */
@Component
public class Dossiers {

    /** Stands for a way to reach somebody that may not be read. */
    static final String MASKED = "***";

    private final DossierFields fields;
    private final DossierTable table;
    private final DossierWriter writer;
    private final FormChecker checker;
    private final Customers customers;
    private final CustomerMask mask;
    private final DossierValues shown;
    private final ApplicationEventPublisher news;

    Dossiers(
            DossierFields fields,
            DossierTable table,
            DossierWriter writer,
            FormChecker checker,
            Customers customers,
            CustomerMask mask,
            DossierValues shown,
            ApplicationEventPublisher news) {
        this.fields = fields;
        this.table = table;
        this.writer = writer;
        this.checker = checker;
        this.customers = customers;
        this.mask = mask;
        this.shown = shown;
        this.news = news;
    }

    /** The values of a customer by the keys of its fields, in the form's order; none of an unknown customer. */
    public Map<String, Object> of(CustomerNumber number) {
        var row = table.of(List.of(number)).get(number);
        return row == null ? Map.of() : known(row);
    }

    /** The values as this person may read them: of a customer of the pool perhaps without ways to reach it (ST-03). */
    Map<String, Object> of(CustomerNumber number, Person reader) {
        var customer = customers.require(number);
        var text = mask.textOf(customer, reader);
        var values = of(number);
        if (text.isOpen()) {
            return values;
        }
        var readable = new LinkedHashMap<String, Object>();
        fields.of(customer.kind()).forEach(field -> {
            var value = values.get(field.key());
            if (value != null) {
                readable.put(field.key(), field.contact() ? MASKED : Objects.requireNonNull(text.value(value)));
            }
        });
        return readable;
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
     * The values as text in the language of the request, as {@link #read} reads it back; masked where this person has yet
     * to claim the customer (ST-03).
     *
     * @throws Refusal 404 {@code customer.unknown} when this person doesn't see the customer
     */
    public Map<String, String> texts(CustomerNumber number, Person reader) {
        var customer = customers.requireFor(number, reader);
        return told(fields.of(customer.kind()), of(number, reader));
    }

    /** The same of many customers whom the reader is known to see, and to see unmasked. */
    public Map<CustomerNumber, Map<String, String>> texts(Collection<CustomerNumber> numbers) {
        var texts = new LinkedHashMap<CustomerNumber, Map<String, String>>();
        var ofKind = new LinkedHashMap<Customer.Kind, List<DossierField>>();
        table.of(numbers)
                .forEach((number, row) ->
                        texts.put(number, told(ofKind.computeIfAbsent(row.kind(), fields::of), row.values())));
        return texts;
    }

    private Map<String, String> told(List<DossierField> fields, Map<String, Object> values) {
        var told = new LinkedHashMap<String, String>();
        fields.forEach(field -> {
            var value = values.get(field.key());
            if (value != null && !field.sensitive()) {
                told.put(field.key(), shown.text(field, value));
            }
        });
        return told;
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
        changeAll(values, Map.of(), by);
    }

    /** The same, where columns of some of them have been changed in the same transaction: both go on record as one. */
    @Transactional
    public void changeAll(
            Map<CustomerNumber, ? extends Map<String, ? extends @Nullable Object>> values,
            Map<CustomerNumber, Map<String, ColumnChange>> columns,
            String by) {
        var changed = new TreeMap<CustomerNumber, Map<String, Change>>(Comparator.comparing(CustomerNumber::value));
        columns.forEach((number, changes) ->
                changes.forEach((key, change) -> changed.computeIfAbsent(number, none -> new LinkedHashMap<>())
                        .put(key, new Change(change.before(), change.after()))));
        writer.write(values).forEach(change -> changed.computeIfAbsent(change.number(), none -> new LinkedHashMap<>())
                .putAll(change.fields()));
        var changes = changed.entrySet().stream()
                .map(entry -> new DossierChange(entry.getKey(), entry.getValue()))
                .toList();
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
        writer.write(values);
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
