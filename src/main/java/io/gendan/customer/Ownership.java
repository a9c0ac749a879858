package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may bring customers in, and for whom (D-06): salespeople for themselves, whoever leads for those they lead, an
 * administrator for anyone.
 */
@Component
public class Ownership {

    private static final Set<Role> BRING_IN =
            EnumSet.of(Role.SALESPERSON, Role.MANAGER, Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL, Role.ADMIN);

    private final Staff staff;
    private final JdbcClient database;

    Ownership(Staff staff, JdbcClient database) {
        this.staff = staff;
        this.database = database;
    }

    /** Whether this person brings customers in at all. */
    public boolean bringsIn(Person person) {
        return BRING_IN.contains(person.role());
    }

    /**
     * The owner of a customer that this person brings in: the wanted one, else a salesperson itself, else nobody (the
     * pool).
     *
     * @throws Refusal 403 {@code customer.mayNotBringIn} or {@code customer.mayNotGiveTo}, 400 {@code customer.invalid}
     *     with the item {@code customer.ownerUnknown} or {@code customer.ownerCannotOwn}
     */
    public @Nullable String ownerFor(Person by, @Nullable String wanted) {
        if (!bringsIn(by)) {
            throw Refusal.forbidden("customer.mayNotBringIn");
        }
        if (wanted == null || wanted.isBlank()) {
            return by.role() == Role.SALESPERSON ? by.login() : null;
        }
        var owner = staff.find(wanted.strip()).orElse(null);
        if (owner == null || !owner.active()) {
            throw invalid("customer.ownerUnknown", wanted.strip());
        }
        if (!owner.role().sells()) {
            throw invalid("customer.ownerCannotOwn", owner.login());
        }
        if (!mayGiveTo(by, owner)) {
            throw Refusal.forbidden("customer.mayNotGiveTo", owner.login());
        }
        return owner.login();
    }

    /** Whom this person may name as owner, by name. */
    public List<Person> choices(Person by) {
        if (!bringsIn(by)) {
            return List.of();
        }
        return database
                .sql("select login from person where active and role not in ('ADMIN', 'AUDITOR') order by name, login")
                .query(String.class)
                .list()
                .stream()
                .flatMap(login -> staff.find(login).stream())
                .filter(owner -> mayGiveTo(by, owner))
                .toList();
    }

    private boolean mayGiveTo(Person by, Person owner) {
        if (by.role() == Role.ADMIN || by.login().equals(owner.login())) {
            return true;
        }
        var sight = staff.sightOf(by.login());
        return by.role() != Role.SALESPERSON
                && (sight.everything() || sight.owners().contains(owner.login()));
    }

    private static Refusal invalid(String code, String owner) {
        return Refusal.badRequest("customer.invalid")
                .with(List.of(Refusal.Item.of(CustomerField.OWNER.key(), code, owner)));
    }
}
