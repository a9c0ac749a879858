package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.MoreFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payload in every column of every import. The columns are those that the program itself knows; which of them take no
 * such text it says when it is tried.
 */
final class PayloadImports {

    /** Whose name is a payload. */
    static final String PERSON = "payload.person";

    private final PayloadWriter writer;

    PayloadImports(PayloadWriter writer) {
        this.writer = writer;
    }

    /** All of them; {@code number} is a customer of chen. */
    void all(String number, MoreFields more) {
        customers(more);
        bringsContacts(number);
        bringsDealings(number);
        staff();
    }

    private void customers(MoreFields more) {
        var columns = Stream.concat(
                        Stream.of(CustomerField.values()).map(CustomerField::key),
                        more.all().stream().filter(field -> !field.sensitive()).map(MoreFields.Field::key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        columns.addAll(List.of("number", "stage"));
        var proper = Map.of("name", Payload.line() + "row", "owner", "liu");
        brings("wang", "/api/customers/import?partial=true", columns, proper, "name", "city", "industry");
    }

    private void bringsContacts(String number) {
        var columns = columns("io.gendan.pipeline.ContactColumn");
        brings("chen", "/api/interactions/import", columns, contact(number), "contactPerson", "summary", "feedback");
    }

    private static Map<String, String> contact(String number) {
        return Map.of(
                "customer", number,
                "at", "2026-02-20T10:00:00+08:00",
                "kind", "REMOTE",
                "channel", "PHONE",
                "direction", "INBOUND",
                "contactPerson", "A person",
                "summary", "A talk");
    }

    /** A table that the page of contacts takes. */
    static String contacts(String number, String text) {
        var row = new LinkedHashMap<>(contact(number));
        row.put("summary", text);
        return table(row.keySet(), row);
    }

    /** A table that the page of dealings takes. */
    static String dealings(String number, String text) {
        var row = new LinkedHashMap<>(dealing(number));
        row.put("product", text);
        return table(row.keySet(), row);
    }

    private void bringsDealings(String number) {
        var columns = columns("io.gendan.customer.DealingColumn");
        brings("wang", "/api/dealings/import", columns, dealing(number), "product", "open problems");
    }

    private static Map<String, String> dealing(String number) {
        return Map.of("opportunity id", "payload", "customer number", number);
    }

    private void staff() {
        var columns = Stream.of(type("io.gendan.staff.hiring.StaffRow").getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .filter(name -> !name.equals("number"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var proper = Map.of(
                "login",
                PERSON,
                "name",
                "Somebody",
                "role",
                "Salesperson",
                "team",
                "A team",
                "department",
                "A department");
        brings("admin", "/api/staff/import", columns, proper, "name");
    }

    /** First one row a column, as a trial; then all at once in which such text is taken, among them these. */
    private void brings(
            String login, String address, Set<String> columns, Map<String, String> proper, String... surely) {
        var texts = new LinkedHashSet<String>();
        for (var column : columns) {
            var row = new LinkedHashMap<>(proper);
            row.put(column, text(column));
            var tried = writer.file(
                    login, address + (address.contains("?") ? "&" : "?") + "dryRun=true", "a.csv", table(columns, row));
            assertThat(tried.status())
                    .as("%s of %s: %s", column, address, tried)
                    .isIn(200, 400);
            var refused = tried.status() == 400 || !tried.json().path("errors").isEmpty();
            if (!refused) {
                texts.add(column);
            }
        }
        assertThat(texts).as(address).contains(surely);
        var row = new LinkedHashMap<>(proper);
        texts.forEach(column -> row.put(column, text(column)));
        var brought = writer.file(login, address, Payload.of(45) + ".csv", table(columns, row));
        assertThat(brought.status()).as("%s: %s", address, brought).isEqualTo(200);
        assertThat(brought.json().path("errors")).as(address).isEmpty();
    }

    /** As long as the shortest column takes it; names are told apart. */
    private static String text(String column) {
        return column.equals("name") ? Payload.line() : Payload.of(40);
    }

    static String table(Iterable<String> columns, Map<String, String> row) {
        var header = new ArrayList<String>();
        var cells = new ArrayList<String>();
        columns.forEach(column -> {
            header.add(column);
            cells.add(row.getOrDefault(column, ""));
        });
        return row(header.toArray(String[]::new)) + row(cells.toArray(String[]::new));
    }

    static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\n"));
    }

    /** The first name of each column of a kind of table. */
    private static Set<String> columns(String kind) {
        var columns = new LinkedHashSet<String>();
        try {
            var names = type(kind).getDeclaredMethod("names");
            names.setAccessible(true);
            for (var column : type(kind).getEnumConstants()) {
                columns.add(((String[]) names.invoke(column))[0]);
            }
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(kind, changed);
        }
        return columns;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }
}
