package io.gendan.customer;

import io.gendan.customer.ImportPlan.PlannedRow;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a table of customers in (D-06): the whole of it, or nothing when a single row has an error. A row whose name is
 * a customer's already creates nothing; a row that carries a customer's number updates that customer.
 */
@Component
public class CustomerImport {

    private final CustomerTable table;
    private final Customers customers;
    private final ContactPersons contactPersons;
    private final Ownership ownership;
    private final ObjectProvider<JourneyStarter> journeys;
    private final ApplicationEventPublisher events;
    private final Words words;

    CustomerImport(
            CustomerTable table,
            Customers customers,
            ContactPersons contactPersons,
            Ownership ownership,
            ObjectProvider<JourneyStarter> journeys,
            ApplicationEventPublisher events,
            Words words) {
        this.table = table;
        this.customers = customers;
        this.contactPersons = contactPersons;
        this.ownership = ownership;
        this.journeys = journeys;
        this.events = events;
        this.words = words;
    }

    /**
     * Takes the table in. Remarks are in the language of the current request.
     *
     * @throws io.gendan.engine.Refusal 400 where the file lacks the name column or the owner asked for doesn't exist, 403 where this
     *     person may not bring in customers, or not for that owner
     */
    @Transactional
    public ImportReport run(TableFile file, ImportRequest request, Person by) {
        return run(file, request, by, rows -> {});
    }

    @Transactional
    ImportReport run(TableFile file, ImportRequest request, Person by, IntConsumer progress) {
        table.importAlone();
        var planner = new ImportPlanner(file, request, by, table, customers, ownership, words);
        var plan = planner.plan(progress);
        hintFirst(plan, request);
        int started = 0;
        if (plan.sound()) {
            started = request.dryRun()
                    ? journeysToStart(plan, request).size()
                    : store(plan, new HashMap<>(planner.known()), request, by);
        }
        return plan.report(file.rows().size(), request, started);
    }

    private void hintFirst(ImportPlan plan, ImportRequest request) {
        if (plan.creations().stream().anyMatch(row -> row.customer().owner() == null)) {
            plan.hintFirst(words.of(request.startJourneys() ? "import.hint.noJourneys" : "import.hint.pool"));
        }
        if (plan.isCut()) {
            plan.hintFirst(words.of("import.hint.moreErrors"));
        }
        if (!plan.sound() && !request.dryRun()) {
            plan.hintFirst(words.of("import.hint.nothingStored"));
        }
    }

    private static List<PlannedRow> journeysToStart(ImportPlan plan, ImportRequest request) {
        return plan.creations().stream()
                .filter(row -> request.startJourneys() && row.customer().owner() != null)
                .toList();
    }

    /** Returns how many journeys were started. */
    private int store(ImportPlan plan, Map<String, CustomerNumber> numbers, ImportRequest request, Person by) {
        var creations = plan.creations();
        var fresh = table.nextNumbers(creations.size()).iterator();
        creations.forEach(row -> numbers.put(CustomerName.key(row.customer().name()), fresh.next()));
        plan.updates()
                .forEach(row -> numbers.put(CustomerName.key(row.customer().name()), numberOf(row, numbers)));
        table.insert(entries(creations, numbers), by.login());
        // In the order in which whoever takes several customers' locks takes them.
        table.update(entries(plan.updates(), numbers).stream()
                .sorted(Comparator.comparing(entry -> entry.number().value()))
                .toList());
        for (var entry : entries(
                Stream.concat(creations.stream(), plan.updates().stream()).toList(), numbers)) {
            var contact = entry.customer().contactPerson();
            if (contact != null) {
                contactPersons.note(entry.number(), contact, entry.customer().contactPersonRole(), null);
            }
        }
        events.publishEvent(new CustomersChanged(Stream.concat(plan.updates().stream(), creations.stream())
                .map(row -> numberOf(row, numbers))
                .toList()));
        var starter = journeys.getIfAvailable();
        if (starter == null) {
            return 0;
        }
        var toStart = entries(journeysToStart(plan, request), numbers);
        toStart.forEach(entry -> starter.start(entry.number(), by.login()));
        return toStart.size();
    }

    private static List<CustomerTable.Entry> entries(List<PlannedRow> rows, Map<String, CustomerNumber> numbers) {
        return rows.stream()
                .map(row -> new CustomerTable.Entry(numberOf(row, numbers), row.customer(), numbers.get(row.parent())))
                .toList();
    }

    private static CustomerNumber numberOf(PlannedRow row, Map<String, CustomerNumber> numbers) {
        return row.updated() != null
                ? row.updated()
                : Objects.requireNonNull(
                        numbers.get(CustomerName.key(row.customer().name())));
    }
}
