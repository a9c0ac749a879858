package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.pipeline.ContactImportReport.Fault;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a table of contacts as if each row had been sent by itself; what is wrong is told row by row. */
@Component
class ContactRows {

    /** One contact of the table. */
    record Row(int row, CustomerNumber number, RecordedContact contact) {}

    private final CustomerAccess access;
    private final Customers customers;
    private final ContactReader reader;
    private final Words words;

    ContactRows(CustomerAccess access, Customers customers, ContactReader reader, Words words) {
        this.access = access;
        this.customers = customers;
        this.reader = reader;
        this.words = words;
    }

    /** The rows that can be read, in the order of time; what is wrong with the others is added to the faults. */
    List<Row> read(ContactTable table, Person by, List<Fault> faults) {
        var rows = new ArrayList<Row>();
        for (var row : table.rows()) {
            var number = customer(table, row, by, faults);
            var contact = contact(table, row, faults);
            if (number != null && contact != null) {
                rows.add(new Row(row.number(), number, contact));
            }
        }
        rows.sort(Comparator.comparing(row -> row.contact().at()));
        return rows;
    }

    /** A refusal in the words it has through every other door. */
    Fault fault(ContactTable table, int row, String field, Refusal refusal) {
        return new Fault(row, table.nameOf(field), refusal.code(), words.of(refusal));
    }

    private @Nullable CustomerNumber customer(ContactTable table, TableFile.Row row, Person by, List<Fault> faults) {
        try {
            return customer(table.customer(row), by);
        } catch (Refusal unknown) {
            faults.add(fault(table, row.number(), ContactColumn.CUSTOMER.key(), unknown));
            return null;
        }
    }

    private CustomerNumber customer(String numberOrName, Person by) {
        if (CustomerNumber.isNumber(numberOrName)) {
            return access.toRecord(new CustomerNumber(numberOrName), by);
        }
        var named = customers.named(numberOrName, by);
        if (named.size() != 1) {
            throw Refusal.badRequest(
                    named.isEmpty() ? "contactImport.customerUnknown" : "contactImport.severalCustomers", numberOrName);
        }
        return named.get(0);
    }

    private @Nullable RecordedContact contact(ContactTable table, TableFile.Row row, List<Fault> faults) {
        try {
            return reader.read(table.fields(row));
        } catch (Refusal invalid) {
            invalid.items().forEach(item -> faults.add(fault(table, row.number(), item)));
            return null;
        }
    }

    private Fault fault(ContactTable table, int row, Item item) {
        var message = words.of("refusal." + item.code(), item.arguments().toArray());
        return new Fault(row, table.nameOf(item.field()), item.code(), message);
    }
}
