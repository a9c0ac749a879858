package io.gendan.staff.persistence;

import io.gendan.engine.Texts;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Team;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads people and how they stand to one another. */
@Repository
public class Roster {

    private static final String PEOPLE = """
            select p.login, p.name, p.role, t.name as team, d.name as department, p.active
            from person p
            left join team t on t.id = p.team_id
            left join department d on d.id = p.department_id
            """;

    private final JdbcClient database;
    private final ReadOnce known = new ReadOnce();

    Roster(JdbcClient database) {
        this.database = database;
    }

    /** Keeps every other node and request from changing people until this transaction ends. */
    public void changeAlone() {
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtext('gendan.staff'))) as locked")
                .query(Integer.class)
                .single();
        known.changing();
    }

    public Optional<Person> find(String login) {
        if (!Texts.storable(login)) {
            return Optional.empty();
        }
        return known.of("person " + login, () -> database.sql(PEOPLE + "where p.login = ?")
                .param(login)
                .query(Person.class)
                .optional());
    }

    /** Everybody, active or not. */
    public List<Person> all() {
        return database.sql(PEOPLE + "order by p.login").query(Person.class).list();
    }

    /** Every team, by department and name. */
    public List<Team> teams() {
        return database.sql("""
                        select t.name, d.name as department, t.manager as head from team t
                        left join department d on d.id = t.department_id order by d.name, t.name
                        """).query(Team.class).list();
    }

    /** The names of the departments. */
    public List<String> departments() {
        return database.sql("select name from department order by name")
                .query(String.class)
                .list();
    }

    /** The active others of the person's team. */
    public List<Person> teamOf(String login) {
        return others(login, "p.team_id = (select team_id from person where login = :login)");
    }

    /** The active others of the person's department who work on customers. */
    public List<Person> departmentOf(String login) {
        return others(login, "p.department_id = (select department_id from person where login = :login)");
    }

    /** All who are active and work on customers. */
    public List<Person> company() {
        return all().stream()
                .filter(person -> person.active() && person.role().sells())
                .toList();
    }

    /** All active others who work on customers. */
    public List<Person> companyBesides(String login) {
        return others(login, "true");
    }

    private List<Person> others(String login, String where) {
        return database
                .sql(PEOPLE + "where p.active and p.login <> :login and " + where + " order by p.login")
                .param("login", login)
                .query(Person.class)
                .list()
                .stream()
                .filter(person -> person.role().sells())
                .toList();
    }

    /**
     * By the part they play for this person, the active people above it: whoever heads its team, and leads, is its
     * manager; the first login where several could be.
     */
    public Map<Role, Person> superiorsOf(String login) {
        return known.of("superiors " + login, () -> superiorsOf(Set.of(login)).getOrDefault(login, Map.of()));
    }

    /** The superiors of several people, by login; nobody who has none. */
    public Map<String, Map<Role, Person>> superiorsOf(Set<String> logins) {
        var all = new HashMap<String, Map<Role, Person>>();
        database.sql("""
                        with self as (
                            select s.login, s.team_id, s.department_id, h.head
                            from person s left join team_head h on h.team = s.team_id where s.login = any(:logins))
                        """ + PEOPLE.replace("p.active", "p.active, p.login = self.head as head, self.login as self")
                        + """
                        cross join self
                        where p.active and p.login <> self.login and (
                            p.login = self.head
                            or p.role = 'MANAGER' and p.team_id = self.team_id
                            or p.role in ('SENIOR_MANAGER', 'DIRECTOR') and p.department_id = self.department_id
                            or p.role = 'PRINCIPAL')
                        order by p.login = self.head desc nulls last, p.login
                        """)
                .param("logins", logins.toArray(String[]::new))
                .query(row -> {
                    var superiors = all.computeIfAbsent(row.getString("self"), self -> new EnumMap<>(Role.class));
                    var person = new Person(
                            row.getString("login"),
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            row.getString("team"),
                            row.getString("department"),
                            true);
                    if (row.getBoolean("head")) {
                        superiors.putIfAbsent(Role.MANAGER, person);
                    }
                    superiors.putIfAbsent(person.role(), person);
                });
        return all;
    }

    /** Everybody, also former people, of the person's team and of the teams it heads, and the person itself. */
    public Set<String> loginsOfTeamsOf(String login) {
        return logins(login, """
                select login from person where login = :login
                    or team_id = (select team_id from person where login = :login)
                    or team_id in (select team from team_head where head = :login)
                """);
    }

    /** Everybody, also former people, of the person's department and of the teams it heads, and the person itself. */
    public Set<String> loginsOfDepartmentOf(String login) {
        return logins(login, """
                select login from person where login = :login
                    or department_id = (select department_id from person where login = :login)
                    or team_id in (select team from team_head where head = :login)
                """);
    }

    private Set<String> logins(String login, String sql) {
        return new HashSet<>(
                database.sql(sql).param("login", login).query(String.class).list());
    }
}
