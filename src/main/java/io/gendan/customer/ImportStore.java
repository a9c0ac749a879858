package io.gendan.customer;

import io.gendan.customer.ImportPlan.PlannedRow;
import io.gendan.customer.MoreFields.ColumnChange;
import io.gendan.staff.Person;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores what the rows of an import were found to do, all of them at once. */
@Component
class ImportStore {

    /**
     * What was done.
     *
     * @param parentsMissing the key of the parent's name for customers whose parent isn't there yet
     */
    record Stored(int journeys, Map<CustomerNumber, String> parentsMissing) {}

    private final CustomerRows rows;
    private final ImportTraces traces;
    private final ContactPersons contactPersons;
    private final ObjectProvider<JourneyStarter> journeys;
    private final ObjectProvider<MoreFields> more;
    private final ObjectProvider<StageGiver> stages;
    private final ApplicationEventPublisher events;

    ImportStore(
            CustomerRows rows,
            ImportTraces traces,
            ContactPersons contactPersons,
            ObjectProvider<JourneyStarter> journeys,
            ObjectProvider<MoreFields> more,
            ObjectProvider<StageGiver> stages,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.traces = traces;
        this.contactPersons = contactPersons;
        this.journeys = journeys;
        this.more = more;
        this.stages = stages;
        this.events = events;
    }

    /** Those whose journey is asked for: all that have an owner, or a stage to begin in. */
    List<PlannedRow> journeysToStart(ImportPlan plan, ImportRequest request) {
        return plan.creations().stream()
                .filter(row -> row.customer().owner() != null
                        && (request.startJourneys() || !row.stage().isEmpty()))
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Stored store(ImportPlan plan, Map<String, CustomerNumber> known, ImportRequest request, Person by) {
        var numbers = numbers(plan, known);
        var entries = new LinkedHashMap<PlannedRow, CustomerRows.Entry>();
        plan.rows().forEach(row -> entries.put(row, entry(row, numbers)));
        rows.insert(
                plan.creations().stream()
                        .map(entries::get)
                        .map(Objects::requireNonNull)
                        .toList(),
                by.login());
        var before = traces.locked(plan.updates().stream()
                .map(PlannedRow::updated)
                .map(Objects::requireNonNull)
                .toList());
        rows.update(plan.updates().stream()
                .map(entries::get)
                .map(Objects::requireNonNull)
                .toList());
        contactPersons.noteAll(entries.values());
        storeMore(entries, traces.since(before, by.login()), by);
        if (!entries.isEmpty()) {
            events.publishEvent(new CustomersChanged(
                    entries.values().stream().map(CustomerRows.Entry::number).toList()));
        }
        return new Stored(start(journeysToStart(plan, request), entries, by), parentsMissing(entries));
    }

    private void storeMore(
            Map<PlannedRow, CustomerRows.Entry> entries,
            Map<CustomerNumber, Map<String, ColumnChange>> columns,
            Person by) {
        var fresh = new LinkedHashMap<CustomerNumber, Map<String, Object>>();
        var known = new LinkedHashMap<CustomerNumber, Map<String, Object>>();
        entries.forEach((row, entry) -> {
            if (!row.more().isEmpty()) {
                (row.updated() == null ? fresh : known).put(entry.number(), row.more());
            }
        });
        if (!fresh.isEmpty() || !known.isEmpty() || !columns.isEmpty()) {
            more.ifAvailable(fields -> fields.store(fresh, known, columns, by.login()));
        }
    }

    private int start(List<PlannedRow> rows, Map<PlannedRow, CustomerRows.Entry> entries, Person by) {
        var starter = journeys.getIfAvailable();
        if (starter == null) {
            return 0;
        }
        for (var row : rows) {
            var number = Objects.requireNonNull(entries.get(row)).number();
            starter.start(number, by.login());
            if (!row.stage().isEmpty()) {
                stages.ifAvailable(giver -> giver.give(number, row.stage(), by));
            }
        }
        return rows.size();
    }

    private Map<String, CustomerNumber> numbers(ImportPlan plan, Map<String, CustomerNumber> known) {
        var numbers = new HashMap<>(known);
        var creations = plan.creations();
        var fresh = rows.nextNumbers(creations.size()).iterator();
        creations.forEach(row -> numbers.put(CustomerName.key(row.customer().name()), fresh.next()));
        plan.updates()
                .forEach(row -> numbers.put(CustomerName.key(row.customer().name()), numberOf(row, numbers)));
        return numbers;
    }

    private static Map<CustomerNumber, String> parentsMissing(Map<PlannedRow, CustomerRows.Entry> entries) {
        var missing = new LinkedHashMap<CustomerNumber, String>();
        entries.forEach((row, entry) -> {
            if (!row.parent().isEmpty() && entry.parent() == null) {
                missing.put(entry.number(), row.parent());
            }
        });
        return missing;
    }

    private static CustomerRows.Entry entry(PlannedRow row, Map<String, CustomerNumber> numbers) {
        return new CustomerRows.Entry(numberOf(row, numbers), row.customer(), numbers.get(row.parent()));
    }

    private static CustomerNumber numberOf(PlannedRow row, Map<String, CustomerNumber> numbers) {
        return row.updated() != null
                ? row.updated()
                : Objects.requireNonNull(
                        numbers.get(CustomerName.key(row.customer().name())));
    }
}
