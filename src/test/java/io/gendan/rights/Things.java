package io.gendan.rights;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.dossier.DossierField;
import io.gendan.customer.dossier.DossierFields;
import io.gendan.customer.duplicates.Merges;
import io.gendan.staff.Staff;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a customer has that an address asks for by an id of its own, beside the customer's number: a new one for each who
 * asks.
 */
@Component
class Things {

    /** Whose customer it is, and who leads the owner. */
    record Holder(String number, String owner, String leader, String principal) {}

    private final JdbcClient database;
    private final Customers customers;
    private final Merges merges;
    private final Staff staff;
    private final DossierFields fields;

    Things(JdbcClient database, Customers customers, Merges merges, Staff staff, DossierFields fields) {
        this.database = database;
        this.customers = customers;
        this.merges = merges;
        this.staff = staff;
        this.fields = fields;
    }

    /** The id of something new of this customer that the path asks for; nothing where it asks for nothing known here. */
    Optional<String> id(String path, Holder holder) {
        if (path.contains("/contact-book/persons/{id}") || path.contains("/contact-book/{what}/{id}")) {
            return Optional.of(person(holder));
        }
        if (path.contains("/contact-book/ways/{id}")) {
            return Optional.of(way(holder));
        }
        if (path.contains("/contact-book/call-times/{id}")) {
            return Optional.of(callTime(holder));
        }
        if (path.contains("/consents/{id}")) {
            return Optional.of(consent(holder));
        }
        if (path.contains("/erasures/{id}")) {
            return Optional.of(erasure(holder));
        }
        if (path.contains("/merges/{id}")) {
            return Optional.of(merge(holder));
        }
        return path.contains("/files/{id}") ? Optional.of(file(holder)) : Optional.empty();
    }

    /** The key of a confidential field that persons have as customers. */
    String confidentialField() {
        return fields.of(Customer.Kind.PERSON).stream()
                .filter(field -> field.sensitive() && field.type() == DossierField.Type.TEXT)
                .map(DossierField::key)
                .findFirst()
                .orElseThrow();
    }

    private String person(Holder holder) {
        return made(
                "insert into contact_person (customer_number, name) values (:number, gen_random_uuid()::text) returning id",
                holder);
    }

    private String way(Holder holder) {
        return made("""
                insert into contact_point (customer_number, kind, value, plain)
                select :number, 'EMAIL', address, address from (select gen_random_uuid() || '@way.example' address) a
                returning id
                """, holder);
    }

    private String callTime(Holder holder) {
        return made("""
                insert into call_time (customer_number, days, from_time, to_time) values (:number, '{1}', '09:00', '10:00')
                returning id
                """, holder);
    }

    private String consent(Holder holder) {
        return made("""
                insert into consent (customer_number, purpose, basis, given_on, how, noted_by, noted_at)
                values (:number, 'CONTACT', 'CONSENT', '2026-01-05', 'in writing', :owner, current_timestamp) returning id
                """, holder);
    }

    /** Of one person of the customer's, so that the customer itself stays. */
    private String erasure(Holder holder) {
        return made("""
                with person as (insert into contact_person (customer_number, name)
                    values (:number, gen_random_uuid()::text) returning id)
                insert into erasure (customer_number, contact_person, reason, elsewhere, asked_by, asked_at)
                select :number, id, 'On demand', false, :principal, current_timestamp from person returning id
                """, holder);
    }

    private String file(Holder holder) {
        return made("""
                with file as (insert into customer_file (customer_number, name, media_type, bytes, sha256, added_by, added_at)
                    values (:number, 'note.txt', 'text/plain', 6, gen_random_uuid()::text, :owner, current_timestamp)
                    returning id)
                insert into customer_file_content (file_id, content) select id, convert_to('A note', 'UTF8') from file
                returning file_id
                """, holder);
    }

    private String merge(Holder holder) {
        var twin = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, "Twin " + UUID.randomUUID(), CustomerField.OWNER, holder.owner())),
                        holder.owner())
                .number();
        var survivor = new CustomerNumber(holder.number());
        return String.valueOf(merges.merge(survivor, twin, Map.of(), staff.require(holder.leader()))
                .id());
    }

    private String made(String sql, Holder holder) {
        return database.sql(sql)
                .param("number", holder.number())
                .param("owner", holder.owner())
                .param("principal", holder.principal())
                .query(String.class)
                .single();
    }
}
