package io.gendan.customer;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableText;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final Customers customers;
    private final Ownership ownership;
    private final Dealings dealings;
    private final Words words;
    private final ApplicationEventPublisher news;

    DealingImport(
            CustomerTable table,
            Customers customers,
            Ownership ownership,
            Dealings dealings,
            Words words,
            ApplicationEventPublisher news) {
        this.table = table;
        this.customers = customers;
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
        var reading = new Reading(file, by);
        file.rows().forEach(reading::read);
        if (!dryRun) {
            dealings.put(reading.changed.values(), by.login());
            tell(reading);
        }
        int updated = (int) reading.changed.keySet().stream()
                .filter(reading.before::containsKey)
                .count();
        return new DealingReport(
                file.rows().size(),
                reading.changed.size() - updated,
                updated,
                reading.known,
                dryRun,
                List.copyOf(reading.errors));
    }

    /** What is known has changed of those who have a dealing now, and of those who had it before. */
    private void tell(Reading reading) {
        var numbers = reading.changed.values().stream()
                .flatMap(dealing -> Stream.of(dealing, reading.before.getOrDefault(dealing.opportunity(), dealing))
                        .map(Dealing::number))
                .distinct()
                .sorted(Comparator.comparing(CustomerNumber::value))
                .toList();
        if (!numbers.isEmpty()) {
            news.publishEvent(new CustomersChanged(numbers));
        }
    }

    /** One table on its way in. */
    private final class Reading {

        private final Person by;
        private final Map<DealingColumn, Column> columns = new EnumMap<>(DealingColumn.class);
        private final Map<String, CustomerNumber> numberOfKey;
        private final Map<String, Dealing> before;
        private final Map<String, String> products = new TreeMap<>();
        private final Map<CustomerNumber, Boolean> seen = new HashMap<>();
        private final Map<CustomerNumber, CustomerNumber> today = new HashMap<>();
        private final Map<String, Dealing> changed = new LinkedHashMap<>();
        private final Set<String> met = new HashSet<>();
        private final List<Remark> errors = new ArrayList<>();
        private int known;

        Reading(TableFile file, Person by) {
            this.by = by;
            for (var column : DealingColumn.values()) {
                file.column(column.names()).ifPresent(found -> columns.put(column, found));
            }
            file.require(DealingColumn.OPPORTUNITY.names());
            if (!columns.containsKey(DealingColumn.NUMBER)) {
                file.require(DealingColumn.ACCOUNT.names());
            }
            var keys = new HashSet<String>();
            var ids = new HashSet<String>();
            for (var row : file.rows()) {
                keys.add(CustomerName.key(text(row, DealingColumn.ACCOUNT)));
                ids.add(text(row, DealingColumn.OPPORTUNITY));
            }
            numberOfKey = table.byNameKey(keys);
            before = dealings.known(ids);
            dealings.products().forEach(product -> products.put(TableHeader.plain(product), product));
        }

        void read(Row row) {
            if (row.fault() != null) {
                error(row, null, row.fault());
                return;
            }
            var typed = new EnumMap<DealingColumn, String>(DealingColumn.class);
            columns.keySet().forEach(column -> typed.put(column, text(row, column)));
            var id = typed.getOrDefault(DealingColumn.OPPORTUNITY, "");
            if (id.isEmpty()) {
                error(row, DealingColumn.OPPORTUNITY, Refusal.Item.of("", "dealing.noId"));
                return;
            }
            if (!met.add(id)) {
                error(row, DealingColumn.OPPORTUNITY, Refusal.Item.of("", "dealing.twice", id));
                return;
            }
            var number = customer(row, typed);
            if (number != null) {
                read(row, typed, number);
            }
        }

        private void read(Row row, Map<DealingColumn, String> typed, CustomerNumber number) {
            var reader = new DealingRow(typed);
            var product = DealingRow.orNull(reader.text(DealingColumn.PRODUCT));
            var dealing = reader.read(number, product == null ? null : spelt(product));
            reader.faults().forEach(fault -> error(row, fault.column(), fault.item()));
            var earlier = before.get(dealing.opportunity());
            if (!reader.faults().isEmpty()) {
                return;
            }
            if (earlier != null && !isSeen(earlier.number())) {
                error(
                        row,
                        DealingColumn.OPPORTUNITY,
                        Refusal.Item.of("", "dealing.otherCustomer", dealing.opportunity()));
            } else if (earlier != null && same(earlier, dealing)) {
                known++;
            } else {
                changed.put(dealing.opportunity(), dealing);
            }
        }

        private static boolean same(Dealing earlier, Dealing now) {
            var problems = now.problems() == null ? earlier.problems() : now.problems();
            return new Dealing(
                            earlier.opportunity(),
                            earlier.number(),
                            earlier.agent(),
                            earlier.product(),
                            earlier.stage(),
                            earlier.outcome(),
                            earlier.engagedOn(),
                            earlier.closedOn(),
                            plain(earlier),
                            problems)
                    .equals(new Dealing(
                            now.opportunity(),
                            now.number(),
                            now.agent(),
                            now.product(),
                            now.stage(),
                            now.outcome(),
                            now.engagedOn(),
                            now.closedOn(),
                            plain(now),
                            problems));
        }

        private static java.math.@Nullable BigDecimal plain(Dealing dealing) {
            return dealing.amount() == null ? null : dealing.amount().stripTrailingZeros();
        }

        /** The spelling in use, so that GTXPro and GTX Pro are one product; the first one begins it. */
        private String spelt(String product) {
            return products.computeIfAbsent(TableHeader.plain(product), none -> product);
        }

        private @Nullable CustomerNumber customer(Row row, Map<DealingColumn, String> typed) {
            var number = typed.getOrDefault(DealingColumn.NUMBER, "");
            var account = typed.getOrDefault(DealingColumn.ACCOUNT, "");
            if (number.isEmpty() && account.isEmpty()) {
                error(row, DealingColumn.ACCOUNT, Refusal.Item.of("", "dealing.noCustomer"));
                return null;
            }
            var found = number.isEmpty() ? numberOfKey.get(CustomerName.key(account)) : parsed(number);
            if (found == null || !isSeen(found)) {
                error(
                        row,
                        number.isEmpty() ? DealingColumn.ACCOUNT : DealingColumn.NUMBER,
                        Refusal.Item.of("", "dealing.customerUnknown", number.isEmpty() ? account : number));
                return null;
            }
            return found;
        }

        /** The customer of this number, or the one that it turned out to be (D-07). */
        private @Nullable CustomerNumber parsed(String number) {
            try {
                return today.computeIfAbsent(CustomerNumber.parse(number), told -> table.mergedInto(told)
                        .orElse(told));
            } catch (Refusal none) {
                return null;
            }
        }

        private boolean isSeen(CustomerNumber number) {
            return seen.computeIfAbsent(number, asked -> table.find(asked)
                    .filter(customer -> by.role() == Role.ADMIN || customers.isSeenBy(customer, by))
                    .isPresent());
        }

        private String text(Row row, DealingColumn column) {
            return TableText.plain(row.get(columns.get(column)));
        }

        private void error(Row row, @Nullable DealingColumn column, Refusal.Item item) {
            var name = column == null ? null : columns.get(column);
            errors.add(new Remark(
                    row.number(),
                    name == null ? null : name.name(),
                    words.of("refusal." + item.code(), item.arguments().toArray())));
        }
    }
}
