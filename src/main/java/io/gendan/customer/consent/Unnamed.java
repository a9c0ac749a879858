package io.gendan.customer.consent;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.NamesBorne;
import io.gendan.customer.NamesBorne.Names;
import io.gendan.customer.consent.Consent.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to leave out by name: all whose latest word is that they no longer agree, whoever sees them. */
@Component
public class Unnamed {

    /**
     * Who no longer agrees, by every name that is or was theirs.
     *
     * @param customer names of the customer; empty where only persons on its side no longer agree
     * @param persons on its side
     */
    public record NoLonger(List<String> customer, @Nullable String city, List<String> persons) {}

    private record Withdrawn(
            CustomerNumber number,
            @Nullable String city,
            @Nullable Long contactPerson) {}

    private final JdbcClient database;
    private final NamesBorne names;

    Unnamed(JdbcClient database, NamesBorne names) {
        this.database = database;
        this.names = names;
    }

    /** All who no longer agree to this. */
    public List<NoLonger> of(Purpose purpose) {
        var withdrawn = database.sql("""
                        select c.number, c.city, l.contact_person
                        from (select distinct on (customer_number, contact_person) * from consent
                            where purpose = :purpose order by customer_number, contact_person, id desc) l
                        join customer c on c.number = l.customer_number
                        where l.withdrawn_on is not null and c.erased_at is null
                        """)
                .param("purpose", purpose.name())
                .query((row, index) -> new Withdrawn(
                        new CustomerNumber(row.getString("number")),
                        row.getString("city"),
                        row.getObject("contact_person", Long.class)))
                .list();
        var borne = names.of(withdrawn.stream()
                .filter(one -> one.contactPerson() == null)
                .map(Withdrawn::number)
                .collect(Collectors.toSet()));
        return withdrawn.stream().map(one -> named(one, borne)).toList();
    }

    private NoLonger named(Withdrawn one, Map<CustomerNumber, Names> borne) {
        var person = one.contactPerson();
        if (person != null) {
            return new NoLonger(List.of(), one.city(), names.ofPerson(person));
        }
        var all = Objects.requireNonNull(borne.get(one.number()));
        return new NoLonger(all.customer(), one.city(), all.persons());
    }
}
