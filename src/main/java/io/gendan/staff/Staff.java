package io.gendan.staff;

import static io.gendan.staff.Role.DIRECTOR;
import static io.gendan.staff.Role.MANAGER;
import static io.gendan.staff.Role.PRINCIPAL;
import static io.gendan.staff.Role.SENIOR_MANAGER;

import io.gendan.engine.Refusal;
import io.gendan.staff.persistence.Roster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who our people are and how they stand to one another. Whoever is asked for is never missing: each question falls back
 * to the next fitting person and at last to the person itself, so that no open task is without somebody (ST-04).
 */
@Component
public class Staff {

    private final Roster roster;

    Staff(Roster roster) {
        this.roster = roster;
    }

    /** The person with this login, active or not. */
    public Optional<Person> find(String login) {
        return roster.find(login);
    }

    /** What this person is called; the login itself where nobody has it. */
    public String nameOf(String login) {
        return find(login).map(Person::name).orElse(login);
    }

    /**
     * The person with this login, active or not.
     *
     * @throws Refusal 404 {@code staff.unknown}
     */
    public Person require(String login) {
        return find(login).orElseThrow(() -> Refusal.notFound("staff.unknown", login));
    }

    /** Everybody of a role who is active. */
    public List<Person> active(Role role) {
        return roster.all().stream()
                .filter(person -> person.active() && person.role() == role)
                .toList();
    }

    /** Who organises this person's deals: the head of the team, else the next higher one. */
    public Person managerOf(String login) {
        return superior(login, MANAGER, SENIOR_MANAGER, DIRECTOR, PRINCIPAL);
    }

    /** Who polishes this person's scripts from the second round on (N-11), else the next higher one. */
    public Person seniorManagerOf(String login) {
        return superior(login, SENIOR_MANAGER, DIRECTOR, PRINCIPAL, MANAGER);
    }

    /** Who decides on this person's deals. A director or principal has no director but a principal. */
    public Person directorOf(String login) {
        return superior(login, aboveOf(require(login)));
    }

    /**
     * Who may read a draft of this person before it goes out: the other salespeople of the team, then its
     * manager; where there are none, the others of the department, then of the company. The first one is asked.
     */
    public List<Person> colleaguesOf(String login) {
        var self = require(login);
        var team = Stream.concat(
                        roster.teamOf(login).stream().filter(person -> person.role() == Role.SALESPERSON),
                        Stream.ofNullable(roster.superiorsOf(login).get(MANAGER)))
                .distinct()
                .toList();
        return Stream.<List<Person>>of(team, roster.departmentOf(login), roster.companyBesides(login))
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of(self));
    }

    /** Every team, by department and name. */
    public List<Team> teams() {
        return roster.teams();
    }

    /** The names of the departments. */
    public List<String> departments() {
        return roster.departments();
    }

    /** Everybody active of the company who works on customers. */
    public List<Person> company() {
        return roster.company();
    }

    /** The active others of the company who work on customers. */
    public List<Person> othersOfTheCompany(String login) {
        return roster.companyBesides(login);
    }

    /** Who could take this person's customers over: the others of the department, else of the company. */
    public List<Person> successorsOf(String login) {
        var department = roster.departmentOf(login);
        return department.isEmpty() ? roster.companyBesides(login) : department;
    }

    /** The person, its manager, its senior manager and its director, each once. */
    public List<Person> around(String login) {
        return Stream.of(require(login), managerOf(login), seniorManagerOf(login), directorOf(login))
                .distinct()
                .toList();
    }

    /** Who stands above this person, the nearest first: manager, senior manager, director, principal. */
    public List<Person> superiorsOf(String login) {
        var superiors = roster.superiorsOf(login);
        return Stream.of(MANAGER, SENIOR_MANAGER, DIRECTOR, PRINCIPAL)
                .flatMap(role -> Stream.ofNullable(superiors.get(role)))
                .distinct()
                .toList();
    }

    /** Those of these people whom this person leads: its superiors do, principals, and for user administration administrators. */
    public List<Person> ledBy(Person by, Set<String> logins) {
        if (!leadsAll(by) && !by.role().leads()) {
            return List.of();
        }
        var superiors = leadsAll(by) ? Map.<String, Map<Role, Person>>of() : roster.superiorsOf(logins);
        return roster.all().stream()
                .filter(person -> logins.contains(person.login()))
                .filter(person -> leads(by, person, superiors.getOrDefault(person.login(), Map.of())))
                .toList();
    }

    /** Whether this person leads that one, as {@link #ledBy} says it of several. */
    public boolean leads(Person by, String login) {
        return (leadsAll(by) || by.role().leads())
                && find(login)
                        .filter(person -> leads(by, person, roster.superiorsOf(login)))
                        .isPresent();
    }

    private static boolean leadsAll(Person by) {
        return by.role() == Role.ADMIN || by.role() == PRINCIPAL;
    }

    private static boolean leads(Person by, Person person, Map<Role, Person> superiors) {
        return leadsAll(by)
                || superiors.containsValue(by)
                || superior(person, superiors, aboveOf(person)).equals(by);
    }

    private static Role[] aboveOf(Person person) {
        return person.role() == DIRECTOR || person.role() == PRINCIPAL
                ? new Role[] {PRINCIPAL}
                : new Role[] {DIRECTOR, PRINCIPAL, SENIOR_MANAGER, MANAGER};
    }

    /** Whose customers this person sees; nobody's when the person is unknown or no longer active. */
    public Sight sightOf(String login) {
        return find(login).filter(Person::active).map(this::sight).orElse(Sight.NOTHING);
    }

    /** Whose customers this person sees by number, name and step: administrators everybody's, others as {@link #sightOf}. */
    public Sight outlineSightOf(Person person) {
        return person.role() == Role.ADMIN ? Sight.EVERYTHING : sightOf(person.login());
    }

    private Sight sight(Person person) {
        return switch (person.role()) {
            case ADMIN, AUDITOR -> Sight.NOTHING;
            case PRINCIPAL -> Sight.EVERYTHING;
            case SALESPERSON, ACCOUNT_MANAGER -> new Sight(false, Set.of(person.login()), pools(person));
            case MANAGER -> new Sight(false, roster.loginsOfTeamsOf(person.login()), pools(person));
            case SENIOR_MANAGER, DIRECTOR ->
                new Sight(false, roster.loginsOfDepartmentOf(person.login()), pools(person));
        };
    }

    /** The pool of the own department, and the company's (ST-03). */
    private static Set<String> pools(Person person) {
        var department = person.department();
        return department == null ? Set.of(Sight.COMPANY_POOL) : Set.of(Sight.COMPANY_POOL, department);
    }

    private Person superior(String login, Role... inThisOrder) {
        return superior(require(login), roster.superiorsOf(login), inThisOrder);
    }

    private static Person superior(Person self, Map<Role, Person> superiors, Role... inThisOrder) {
        return Stream.of(inThisOrder)
                .filter(superiors::containsKey)
                .findFirst()
                .map(superiors::get)
                .orElse(self);
    }
}
