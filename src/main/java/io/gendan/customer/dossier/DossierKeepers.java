package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.PoolKeepers;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dossiers of a department are kept by one named person (档案管理员, D-03), who may edit all of them while it works on
 * customers there; whoever moves on keeps them no longer.
 */
@Component
public class DossierKeepers implements PoolKeepers {

    /** A department and who keeps its dossiers; null for nobody. */
    public record Keeping(String department, @Nullable String keeper) {}

    private final JdbcClient database;
    private final Staff staff;
    private final AuditTrail trail;
    private final Clock clock;

    DossierKeepers(JdbcClient database, Staff staff, AuditTrail trail, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who keeps the dossiers of this department. */
    public Optional<Person> of(String department) {
        return named(department).flatMap(staff::find).filter(person -> couldKeep(department, person));
    }

    private Optional<String> named(String department) {
        return database.sql("select login from dossier_keeper where department = ?")
                .param(department)
                .query(String.class)
                .optional();
    }

    @Override
    public Set<String> keptBy(Person person) {
        return database
                .sql("select department from dossier_keeper where login = ?")
                .param(person.login())
                .query(String.class)
                .list()
                .stream()
                .filter(department -> couldKeep(department, person))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean couldKeep(String department, Person person) {
        return person.active() && person.role().sells() && department.equals(person.department());
    }

    /** Whether this person keeps the dossiers of the department that the customer's owner, or its pool, belongs to. */
    public boolean isKeeperOf(Customer customer, Person person) {
        var department = customer.owner() == null
                ? Optional.ofNullable(customer.poolDepartment())
                : staff.find(customer.owner()).map(Person::department);
        return department.flatMap(this::of).filter(person::equals).isPresent();
    }

    /** The departments for which this person names the keeper: directors their own, principals and administrators all. */
    public List<Keeping> namedBy(Person person) {
        return database.sql("select name from department order by name").query(String.class).list().stream()
                .filter(department -> names(person, department))
                .map(department -> new Keeping(
                        department, of(department).map(Person::login).orElse(null)))
                .toList();
    }

    /** Who could keep the dossiers of a department: everybody active in it who sells. */
    public List<Person> choices(String department) {
        return staff.company().stream()
                .filter(person -> couldKeep(department, person))
                .toList();
    }

    /**
     * Names the keeper of a department; null for nobody. The trail tells who keeps it no more, and who does.
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
        var wanted = keeper == null || keeper.isBlank() ? null : keeper;
        if (wanted != null
                && choices(department).stream()
                        .noneMatch(person -> person.login().equals(wanted))) {
            throw Refusal.badRequest("dossier.keeperElsewhere", wanted, department);
        }
        var before = named(department).orElse(null);
        if (Objects.equals(before, wanted)) {
            return;
        }
        if (before != null) {
            database.sql("delete from dossier_keeper where department = ?")
                    .param(department)
                    .update();
            trail.put(
                    AuditKind.PERSON_CHANGED,
                    by.login(),
                    before,
                    Map.of("what", "keeperNoMore", "department", department));
        }
        if (wanted != null) {
            database.sql("""
                            insert into dossier_keeper (department, login, named_by, named_at) values (?, ?, ?, ?)
                            on conflict (department) do update
                            set login = excluded.login, named_by = excluded.named_by, named_at = excluded.named_at""")
                    .params(department, wanted, by.login(), Timestamp.from(clock.instant()))
                    .update();
            trail.put(AuditKind.PERSON_CHANGED, by.login(), wanted, Map.of("what", "keeper", "department", department));
        }
    }

    private static boolean names(Person person, String department) {
        return person.role() == Role.ADMIN
                || person.role() == Role.PRINCIPAL
                || (person.role() == Role.DIRECTOR && department.equals(person.department()));
    }
}
