package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a table of dealings in (D-02): sound rows are stored, every other one is named with its reason. A dealing known by
 * its id is brought up to date, so that the same file may be sent again. Accounts and products are known whatever their
 * case, spaces and legal form.
 */
@Component
public class DealingImport {

    private final CustomerTable table;
    private final Staff staff;
    private final Ownership ownership;
    private final Dealings dealings;
    private final Words words;
    private final ApplicationEventPublisher news;

    DealingImport(
            CustomerTable table,
            Staff staff,
            Ownership ownership,
            Dealings dealings,
            Words words,
            ApplicationEventPublisher news) {
        this.table = table;
        this.staff = staff;
        this.ownership = ownership;
        this.dealings = dealings;
        this.words = words;
        this.news = news;
    }

    /**
     * Refuses whoever may not bring dealings in, before anything is read.
     *
     * @throws Refusal 403 {@code customer.mayNotBringIn}
     */
    public void check(Person by) {
        if (!ownership.bringsIn(by)) {
            throw Refusal.forbidden("customer.mayNotBringIn");
        }
    }

    /**
     * Takes the table in, for customers that this person sees; an administrator brings them in for all.
     *
     * @throws Refusal 400 {@code table.columnMissing}; 403 {@code customer.mayNotBringIn}
     */
    @Transactional
    public DealingReport run(TableFile file, boolean dryRun, Person by) {
        check(by);
        var reading = new DealingReading(file, staff.outlineSightOf(by), table, dealings, words);
        file.rows().forEach(reading::read);
        if (!dryRun) {
            dealings.put(reading.changed().values(), by.login());
            tell(reading);
        }
        int updated = (int) reading.changed().keySet().stream()
                .filter(reading.before()::containsKey)
                .count();
        return new DealingReport(
                file.rows().size(),
                reading.changed().size() - updated,
                updated,
                reading.known(),
                dryRun,
                List.copyOf(reading.errors()));
    }

    /** What is known has changed of those who have a dealing now, and of those who had it before. */
    private void tell(DealingReading reading) {
        var numbers = reading.changed().values().stream()
                .flatMap(dealing -> Stream.of(dealing, reading.before().getOrDefault(dealing.opportunity(), dealing))
                        .map(Dealing::number))
                .distinct()
                .sorted(Comparator.comparing(CustomerNumber::value))
                .toList();
        if (!numbers.isEmpty()) {
            news.publishEvent(new CustomersChanged(numbers));
        }
    }
}
