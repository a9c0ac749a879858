package io.gendan.customer;

import io.gendan.engine.Refusal;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people on the customers' side, each name once a customer. */
@Component
public class ContactPersons {

    private static final int LONGEST_NAME = 200;

    /** Of one who is known already, only what is told anew is taken. */
    private static final String UNLESS_KNOWN = """
            on conflict (customer_number, lower(name)) do update
            set role = coalesce(excluded.role, contact_person.role),
                weight = coalesce(excluded.weight, contact_person.weight)
            where excluded.role <> coalesce(contact_person.role, '')
                or excluded.weight <> coalesce(contact_person.weight, -1)
            """;

    private final JdbcClient database;
    private final ApplicationEventPublisher news;

    ContactPersons(JdbcClient database, ApplicationEventPublisher news) {
        this.database = database;
        this.news = news;
    }

    /** The contact persons of a customer, the weightiest first. */
    public List<ContactPerson> of(CustomerNumber number) {
        return database.sql("""
                        select name, role, weight, phone, email from contact_person
                        where customer_number = :number order by weight desc nulls last, id
                        """)
                .param("number", number.value())
                .query((row, index) -> new ContactPerson(
                        row.getString("name"),
                        row.getString("role") == null ? null : ContactRole.valueOf(row.getString("role")),
                        row.getObject("weight", Integer.class),
                        row.getString("phone"),
                        row.getString("email")))
                .list();
    }

    /**
     * Notes that this person is known at the customer, and the role and weight as far as they are told.
     *
     * @param weight share in the customer's decision in percent, 0 to 100
     * @throws Refusal 400 {@code customer.contactPersonName} or {@code customer.contactPersonWeight}
     */
    @Transactional
    public void known(CustomerNumber number, String name, @Nullable ContactRole role, @Nullable Integer weight) {
        if (note(number, name, role, weight)) {
            news.publishEvent(new CustomersChanged(List.of(number)));
        }
    }

    /** As {@link #known}, for those who tell of the change of the customer themselves; returns whether this is one. */
    boolean note(CustomerNumber number, String name, @Nullable ContactRole role, @Nullable Integer weight) {
        var plain = weighed(name, weight);
        return database.sql("""
                        insert into contact_person (customer_number, name, role, weight)
                        values (:number, :name, :role, :weight)
                        """ + UNLESS_KNOWN)
                        .param("number", number.value())
                        .param("name", plain)
                        .param("role", role == null ? null : role.name(), Types.VARCHAR)
                        .param("weight", weight, Types.INTEGER)
                        .update()
                == 1;
    }

    /** As {@link #note} the contact persons that came in with these customers, each customer once. */
    void noteAll(Collection<CustomerRows.Entry> entries) {
        var named = entries.stream()
                .filter(entry -> entry.customer().contactPerson() != null)
                .toList();
        if (named.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into contact_person (customer_number, name, role)
                        select * from unnest(:numbers::text[], :names::text[], :roles::text[])
                        """ + UNLESS_KNOWN)
                .param(
                        "numbers",
                        named.stream().map(entry -> entry.number().value()).toArray(String[]::new))
                .param(
                        "names",
                        named.stream()
                                .map(entry -> name(
                                        Objects.requireNonNull(entry.customer().contactPerson())))
                                .toArray(String[]::new))
                .param(
                        "roles",
                        named.stream()
                                .map(entry -> entry.customer().contactPersonRole())
                                .map(role -> role == null ? null : role.name())
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Notes a person that was met or heard of, with all that is told of it; what is known already and not told stays.
     *
     * @throws Refusal 400 {@code customer.contactPersonName} or {@code customer.contactPersonWeight}
     */
    @Transactional
    public void met(CustomerNumber number, ContactPerson person) {
        var changed = note(number, person.name(), person.role(), person.weight());
        var reached = database.sql("""
                        update contact_person set phone = coalesce(:phone, phone), email = coalesce(:email, email)
                        where customer_number = :number and lower(name) = lower(:name)
                            and (:phone <> coalesce(phone, '') or :email <> coalesce(email, ''))
                        """)
                        .param("number", number.value())
                        .param("name", person.name().strip())
                        .param("phone", person.phone(), Types.VARCHAR)
                        .param("email", person.email(), Types.VARCHAR)
                        .update()
                == 1;
        if (changed || reached) {
            news.publishEvent(new CustomersChanged(List.of(number)));
        }
    }

    /** Whether anybody at the customer is known as its decision-maker (the gate into B2). */
    public boolean decisionMakerKnown(CustomerNumber number) {
        return database.sql("""
                        select exists (select 1 from contact_person
                        where customer_number = :number and role = 'DECISION_MAKER')
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The name of a person of whom this is told, as it is kept.
     *
     * @param weight share in the customer's decision in percent, 0 to 100
     * @throws Refusal 400 {@code customer.contactPersonName} or {@code customer.contactPersonWeight}
     */
    public static String weighed(String typed, @Nullable Integer weight) {
        var plain = name(typed);
        if (weight != null && (weight < 0 || weight > 100)) {
            throw Refusal.badRequest("customer.contactPersonWeight", plain);
        }
        return plain;
    }

    /** A person's name as it is kept. */
    static String name(String typed) {
        var plain = typed.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || !FieldReader.storable(plain)) {
            throw Refusal.badRequest("customer.contactPersonName", String.valueOf(LONGEST_NAME));
        }
        return plain;
    }
}
