package io.gendan.customer;

import io.gendan.customer.ContactPoint.Kind;
import io.gendan.engine.Refusal;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds and takes away ways to reach a customer or a contact person (D-01, D-02). The first telephone and the first e-mail
 * stand in the columns too; {@link ContactPoints} keeps both in step.
 */
@Component
public class WaysToReach {

    private final JdbcClient database;
    private final ContactBook book;

    WaysToReach(JdbcClient database, ContactBook book) {
        this.database = database;
        this.book = book;
    }

    /** All ways to reach a customer and its persons, the customer's own first, of each the main ones first. */
    public List<ContactPoint> of(CustomerNumber number) {
        return database.sql("""
                        select * from contact_point where customer_number = ?
                        order by contact_person nulls first, main desc, kind not in ('PHONE', 'MOBILE'), kind, id
                        """)
                .param(number.value())
                .query((row, index) -> new ContactPoint(
                        row.getLong("id"),
                        number,
                        row.getObject("contact_person", Long.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getString("plain"),
                        row.getString("label"),
                        row.getBoolean("main")))
                .list();
    }

    /**
     * Adds a way. A telephone number that can't be judged is taken as it is: whoever shows it says so.
     *
     * @param person id of the contact person; null for the customer itself
     * @throws Refusal 404 {@code customer.contactPersonUnknown}; 409 {@code customer.wayKnown}
     */
    @Transactional
    public ContactPoint add(CustomerNumber number, @Nullable Long person, NewWay way) {
        book.requirePerson(number, person);
        var added = database.sql("""
                        insert into contact_point (customer_number, contact_person, kind, value, plain, label)
                        values (:number, :person, :kind, :value, :plain, :label) on conflict do nothing returning id
                        """)
                .param("number", number.value())
                .param("person", person, Types.BIGINT)
                .param("kind", way.kind().name())
                .param("value", way.value())
                .param("plain", way.plain())
                .param("label", way.label(), Types.VARCHAR)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("customer.wayKnown", way.value()));
        var column = column(way.kind());
        if (column != null) {
            // The names are ours, never what somebody typed.
            database.sql("update " + table(person) + " set " + column + " = :value where " + row(person) + " and "
                            + column + " is null")
                    .param("value", way.value())
                    .param("id", person, Types.BIGINT)
                    .param("number", number.value())
                    .update();
        }
        book.changed(number);
        return require(number, added);
    }

    /**
     * Makes a way the main one: the one that stands in the column.
     *
     * @throws Refusal 404 {@code customer.wayUnknown}; 400 {@code customer.wayNeverMain} for what no column is for
     */
    @Transactional
    public ContactPoint makeMain(CustomerNumber number, long id) {
        var way = require(number, id);
        put(way, way.value());
        return require(number, id);
    }

    /**
     * Takes a way away, out of the column too.
     *
     * @return the way as it was
     * @throws Refusal 404 {@code customer.wayUnknown}
     */
    @Transactional
    public ContactPoint remove(CustomerNumber number, long id) {
        var way = require(number, id);
        database.sql("delete from contact_point where id = ?").param(id).update();
        if (way.main()) {
            put(way, way.kind() == Kind.EMAIL ? null : withoutNumber(way));
        } else {
            book.changed(number);
        }
        return way;
    }

    /**
     * The way with this id among those of the customer.
     *
     * @throws Refusal 404 {@code customer.wayUnknown}
     */
    public ContactPoint require(CustomerNumber number, long id) {
        return of(number).stream()
                .filter(way -> way.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("customer.wayUnknown"));
    }

    private void put(ContactPoint way, @Nullable String value) {
        var column = column(way.kind());
        if (column == null) {
            throw Refusal.badRequest("customer.wayNeverMain");
        }
        database.sql("update " + table(way.contactPerson()) + " set " + column + " = :value where "
                        + row(way.contactPerson()))
                .param("value", value, Types.VARCHAR)
                .param("id", way.contactPerson(), Types.BIGINT)
                .param("number", way.number().value())
                .update();
        book.changed(way.number());
    }

    /** What is left of a column that may hold several numbers. */
    private @Nullable String withoutNumber(ContactPoint way) {
        var held = database.sql(
                        "select phone from " + table(way.contactPerson()) + " where " + row(way.contactPerson()))
                .param("id", way.contactPerson(), Types.BIGINT)
                .param("number", way.number().value())
                .query((row, index) -> String.valueOf(row.getString(1)))
                .single();
        var left = Phones.apart(held).stream()
                .filter(number -> !Phones.plain(number).equals(way.plain()))
                .collect(Collectors.joining(" / "));
        return left.isEmpty() ? null : left;
    }

    private static @Nullable String column(Kind kind) {
        return switch (kind) {
            case PHONE, MOBILE -> "phone";
            case EMAIL -> "email";
            case FAX, WECHAT, ADDRESS -> null;
        };
    }

    private static String table(@Nullable Long person) {
        return person == null ? "customer" : "contact_person";
    }

    private static String row(@Nullable Long person) {
        return person == null ? "number = :number" : "customer_number = :number and id = :id";
    }
}
