package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons on a customer's side, one by one: added, renamed, given another role, taken out (D-01, D-02). */
@Component
public class ContactBook {

    /** A person in the book. */
    public record Page(long id, String name, @Nullable ContactRole role) {}

    private final JdbcClient database;
    private final ContactPersons contactPersons;
    private final ApplicationEventPublisher news;

    ContactBook(JdbcClient database, ContactPersons contactPersons, ApplicationEventPublisher news) {
        this.database = database;
        this.contactPersons = contactPersons;
        this.news = news;
    }

    /** The persons of a customer, the weightiest first. */
    public List<Page> of(CustomerNumber number) {
        return database.sql("""
                        select id, name, role from contact_person
                        where customer_number = ? order by weight desc nulls last, id
                        """)
                .param(number.value())
                .query((row, index) -> new Page(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("role") == null ? null : ContactRole.valueOf(row.getString("role"))))
                .list();
    }

    /**
     * Notes a person who is not in the book.
     *
     * @throws Refusal 409 {@code customer.contactPersonThere}; 400 {@code customer.contactPersonName}
     */
    @Transactional
    public Page add(CustomerNumber number, String name, @Nullable ContactRole role) {
        mustBeNew(number, name, 0);
        contactPersons.known(number, name, role, null);
        return of(number).stream()
                .filter(page -> page.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Gives a person another name or role.
     *
     * @param role null to leave it as it is
     * @return the person as it was before
     * @throws Refusal 404 {@code customer.contactPersonUnknown}; 409 {@code customer.contactPersonThere}; 400
     *     {@code customer.contactPersonName}
     */
    @Transactional
    public Page change(CustomerNumber number, long id, String name, @Nullable ContactRole role) {
        var before = require(number, id);
        var plain = ContactPersons.name(name);
        mustBeNew(number, plain, id);
        database.sql("update contact_person set name = :name, role = coalesce(:role, role) where id = :id")
                .param("name", plain)
                .param("role", role == null ? null : role.name(), Types.VARCHAR)
                .param("id", id)
                .update();
        changed(number);
        return before;
    }

    /**
     * Takes a person out, with all ways to reach it; what was recorded of it stays on record. What it has agreed to is let go
     * of before.
     *
     * @return the person as it was
     * @throws Refusal 404 {@code customer.contactPersonUnknown}
     */
    @Transactional
    public Page remove(CustomerNumber number, long id) {
        var person = require(number, id);
        database.sql("delete from contact_point where contact_person = ?")
                .param(id)
                .update();
        database.sql("delete from contact_person where id = ?").param(id).update();
        changed(number);
        return person;
    }

    /**
     * The person with this id among those of the customer.
     *
     * @throws Refusal 404 {@code customer.contactPersonUnknown}
     */
    public Page require(CustomerNumber number, long id) {
        return of(number).stream()
                .filter(page -> page.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("customer.contactPersonUnknown"));
    }

    void requirePerson(CustomerNumber number, @Nullable Long id) {
        if (id != null) {
            require(number, id);
        }
    }

    void changed(CustomerNumber number) {
        news.publishEvent(new CustomersChanged(List.of(number)));
    }

    private void mustBeNew(CustomerNumber number, String name, long except) {
        var taken = database.sql("""
                        select exists (select 1 from contact_person
                        where customer_number = ? and lower(name) = lower(?) and id <> ?)
                        """)
                .params(number.value(), name.strip(), except)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw Refusal.conflict("customer.contactPersonThere", name.strip());
        }
    }
}
