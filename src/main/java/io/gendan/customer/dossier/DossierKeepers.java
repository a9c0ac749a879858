package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dossiers of a department are kept by one named person (档案管理员, D-03), who may edit all of them. */
@Component
public class DossierKeepers {

    /** A department and whom it has named; null for nobody yet. */
    public record Keeping(String department, @Nullable String keeper) {}

    private final JdbcClient database;
    private final Staff staff;
    private final Clock clock;

    DossierKeepers(JdbcClient database, Staff staff, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.clock = clock;
    }

    /** Who keeps the dossiers of this department, as long as the person is active. */
    public Optional<Person> of(String department) {
        return database.sql("select login from dossier_keeper where department = ?")
                .param(department)
                .query(String.class)
                .optional()
                .flatMap(staff::find)
                .filter(Person::active);
    }

    /** Whether this person keeps the dossiers of the department that the customer's owner belongs to. */
    public boolean isKeeperOf(Customer customer, Person person) {
        return Optional.ofNullable(customer.owner())
                .flatMap(staff::find)
                .map(Person::department)
                .flatMap(this::of)
                .filter(person::equals)
                .isPresent();
    }

    /** The departments for which this person names the keeper: directors their own, principals and administrators all. */
    public List<Keeping> namedBy(Person person) {
        return database.sql("""
                        select department.name, dossier_keeper.login from department
                        left join dossier_keeper on dossier_keeper.department = department.name
                        order by department.name""").query((row, index) -> new Keeping(row.getString(1), row.getString(2))).list().stream()
                .filter(keeping -> names(person, keeping.department()))
                .toList();
    }

    /** Who could keep the dossiers of a department: everybody active in it who sells. */
    public List<Person> choices(String department) {
        return staff.company().stream()
                .filter(person -> department.equals(person.department()))
                .toList();
    }

    /**
     * Names the keeper of a department; null for nobody.
     *
     * @throws Refusal 404 {@code dossier.departmentUnknown}, 403 {@code dossier.keeperNamedByDirector}, 400 {@code
     *     dossier.keeperElsewhere} for somebody who doesn't work there
     */
    @Transactional
    public void name(String department, @Nullable String keeper, Person by) {
        if (!names(by, department)) {
            throw Refusal.forbidden("dossier.keeperNamedByDirector");
        }
        if (namedBy(by).stream().noneMatch(keeping -> keeping.department().equals(department))) {
            throw Refusal.notFound("dossier.departmentUnknown", department);
        }
        if (keeper == null || keeper.isBlank()) {
            database.sql("delete from dossier_keeper where department = ?")
                    .param(department)
                    .update();
            return;
        }
        if (choices(department).stream().noneMatch(person -> person.login().equals(keeper))) {
            throw Refusal.badRequest("dossier.keeperElsewhere", keeper, department);
        }
        database.sql("""
                        insert into dossier_keeper (department, login, named_by, named_at) values (?, ?, ?, ?)
                        on conflict (department) do update
                        set login = excluded.login, named_by = excluded.named_by, named_at = excluded.named_at""")
                .params(department, keeper, by.login(), Timestamp.from(clock.instant()))
                .update();
    }

    private static boolean names(Person person, String department) {
        return person.role() == Role.ADMIN
                || person.role() == Role.PRINCIPAL
                || (person.role() == Role.DIRECTOR && department.equals(person.department()));
    }
}
