package io.gendan.customer;

import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How to reach a customer of the pool is masked until somebody claims it: nobody gathers addresses without answering for
 * the customer (公海, ST-03). Unmasked read those who answer for the pool itself: senior managers and directors that of
 * their department, principals every one, and whoever keeps its dossiers (D-03). Team heads, who claim for
 * themselves, read as salespeople do.
 */
@Component
public class CustomerMask {

    private static final Set<Role> READ_ALL = EnumSet.of(Role.PRINCIPAL);
    private static final Set<Role> LEAD_DEPARTMENTS = EnumSet.of(Role.SENIOR_MANAGER, Role.DIRECTOR);

    private final ObjectProvider<PoolKeepers> keepers;
    private final ContactPersons contactPersons;

    CustomerMask(ObjectProvider<PoolKeepers> keepers, ContactPersons contactPersons) {
        this.keepers = keepers;
        this.contactPersons = contactPersons;
    }

    /** Whether this person reads this customer's contact data masked. */
    public boolean masked(Customer customer, Person reader) {
        return customer.owner() == null
                && !readsAll(reader)
                && !openPools(reader)
                        .contains(Objects.requireNonNullElse(customer.poolDepartment(), Sight.COMPANY_POOL));
    }

    /**
     * The same as a condition of SQL, in brackets; its parameters are those of {@link #parameters}.
     *
     * @param customer alias of the table {@code customer} in the statement
     */
    public static String condition(String customer) {
        return "(%1$s.owner is null and not :unmasked and not coalesce(%1$s.pool_department, '') = any(:openPools))"
                .formatted(customer);
    }

    /** What the condition asks for, by name. */
    public Map<String, Object> parameters(Person reader) {
        return Map.of(
                "unmasked", readsAll(reader), "openPools", openPools(reader).toArray(String[]::new));
    }

    /** The customer as this person may read it. */
    public Customer asReadBy(Customer customer, Person reader) {
        var phone = customer.phone();
        var email = customer.email();
        return masked(customer, reader)
                ? customer.reachedBy(
                        phone == null ? null : MaskedText.phone(phone), email == null ? null : MaskedText.email(email))
                : customer;
    }

    /** The persons on this customer's side as this person may read them. */
    public List<ContactPerson> asReadBy(Customer customer, List<ContactPerson> persons, Person reader) {
        var text = textOf(customer, reader);
        return persons.stream().map(person -> person.readAs(text)).toList();
    }

    /** What this person reads of texts about this customer: as they are, or without names and addresses. */
    public MaskedText textOf(Customer customer, Person reader) {
        return masked(customer, reader)
                ? new MaskedText(contactPersons.of(customer.number()).stream()
                        .map(ContactPerson::name)
                        .toList())
                : MaskedText.OPEN;
    }

    private static boolean readsAll(Person reader) {
        return READ_ALL.contains(reader.role());
    }

    private Set<String> openPools(Person reader) {
        var open = new HashSet<String>();
        keepers.stream().forEach(keeper -> open.addAll(keeper.keptBy(reader)));
        var department = reader.department();
        if (department != null && LEAD_DEPARTMENTS.contains(reader.role())) {
            open.add(department);
        }
        return open;
    }
}
