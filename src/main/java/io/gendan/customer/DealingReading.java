package io.gendan.customer;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableText;
import io.gendan.engine.Words;
import io.gendan.staff.Sight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table of dealings on its way in: what it changes, and what is wrong with it. */
final class DealingReading {

    private final Sight sight;
    private final CustomerTable table;
    private final Words words;
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

    DealingReading(TableFile file, Sight sight, CustomerTable table, Dealings dealings, Words words) {
        this.sight = sight;
        this.table = table;
        this.words = words;
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
        numberOfKey = table.byNameKey(keys, sight);
        before = dealings.known(ids);
        dealings.products().forEach(product -> products.put(TableHeader.plain(product), product));
    }

    /** The dealings that are new or told otherwise, by their ids. */
    Map<String, Dealing> changed() {
        return changed;
    }

    /** Those of the table's dealings that are on record, by their ids. */
    Map<String, Dealing> before() {
        return before;
    }

    /** How many rows tell what is on record already. */
    int known() {
        return known;
    }

    List<Remark> errors() {
        return errors;
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
            error(row, DealingColumn.OPPORTUNITY, Refusal.Item.of("", "dealing.otherCustomer", dealing.opportunity()));
        } else if (earlier != null && dealing.over(earlier).equals(earlier)) {
            known++;
        } else {
            changed.put(dealing.opportunity(), dealing);
        }
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
            return today.computeIfAbsent(
                    CustomerNumber.parse(number), told -> table.mergedInto(told).orElse(told));
        } catch (Refusal none) {
            return null;
        }
    }

    private boolean isSeen(CustomerNumber number) {
        return seen.computeIfAbsent(
                number, asked -> table.findSeen(asked, sight).isPresent());
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
