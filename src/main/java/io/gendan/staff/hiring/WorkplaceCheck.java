package io.gendan.staff.hiring;

import io.gendan.engine.Refusal.Item;
import io.gendan.staff.Person;
import io.gendan.staff.Team;
import io.gendan.staff.Workplace;
import io.gendan.staff.persistence.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a wish about somebody's workplace means among the people and teams there are, and what keeps it from being so. */
final class WorkplaceCheck {

    private static final int MOST_LISTED = 20;

    private final List<Item> faults = new ArrayList<>();
    private final Roster roster;
    private final Person person;
    private final Workplace wanted;
    private final List<Team> teams;
    private final String department;
    private final @Nullable Person manager;
    private final String team;

    WorkplaceCheck(Roster roster, Person person, Workplace wanted) {
        this.roster = roster;
        this.person = person;
        this.wanted = wanted;
        this.teams = roster.teams();
        this.department = name("department", wanted.department(), person.department());
        checkDepartment();
        checkHeadships();
        this.manager = manager(Objects.requireNonNullElse(wanted.manager(), "").strip());
        this.team = wantedTeam();
        checkTeam();
    }

    List<Item> faults() {
        return faults;
    }

    /** The name of the department, which may not be there yet; empty for none. */
    String department() {
        return department;
    }

    /** The name of the team within it, which may not be there yet; empty for none. */
    String team() {
        return team;
    }

    /** Who heads the team from now on; null for whoever does already. */
    @Nullable
    String head() {
        return manager == null ? null : manager.login();
    }

    private String name(String field, @Nullable String typed, @Nullable String before) {
        if (typed == null) {
            return Objects.requireNonNullElse(before, "");
        }
        var name = Named.plain(typed);
        Named.check(field, name, faults);
        return name;
    }

    private void checkDepartment() {
        var known = roster.departments();
        if (faults.isEmpty() && !department.isEmpty() && !wanted.create() && !known.contains(department)) {
            faults.add(Item.of("department", "staff.noDepartment", department, listed(known)));
        }
    }

    /** Whoever heads a team stays in its department. */
    private void checkHeadships() {
        var left = teams.stream()
                .filter(one -> person.login().equals(one.head()) && !isHere(one.department()))
                .map(Team::name)
                .toList();
        if (!left.isEmpty()) {
            faults.add(Item.of("department", "staff.headsThere", person.name(), listed(left)));
        }
    }

    private @Nullable Person manager(String login) {
        if (login.isEmpty()) {
            return null;
        }
        var found = roster.find(login).filter(Person::active).orElse(null);
        var fault = found == null
                ? Item.of("manager", "staff.noManager", Named.shown(login), listed(managersHere()))
                : managersFault(found);
        if (fault == null) {
            return found;
        }
        faults.add(fault);
        return null;
    }

    private @Nullable Item managersFault(Person manager) {
        if (manager.login().equals(person.login())) {
            return Item.of("manager", "staff.ownManager", person.name());
        }
        if (!person.role().isLed()) {
            return Item.of("manager", "staff.managerOfLeader", person.name());
        }
        if (!manager.role().leads()) {
            return Item.of("manager", "staff.managerLeadsNobody", manager.name(), listed(managersHere()));
        }
        return isHere(manager.department())
                ? null
                : Item.of("manager", "staff.managerElsewhere", manager.name(), listed(managersHere()));
    }

    private List<String> managersHere() {
        return roster.company().stream()
                .filter(other -> other.role().leads() && isHere(other.department()))
                .map(Person::login)
                .toList();
    }

    private String wantedTeam() {
        var named = name("team", wanted.team(), null);
        if (!named.isEmpty()) {
            return named;
        }
        if (manager != null) {
            return teams.stream()
                    .filter(one -> manager.login().equals(one.head()) && isHere(one.department()))
                    .findFirst()
                    .map(Team::name)
                    .orElse(Objects.requireNonNullElse(manager.team(), ""));
        }
        return wanted.team() == null ? Objects.requireNonNullElse(person.team(), "") : "";
    }

    private void checkTeam() {
        if (!faults.isEmpty()) {
            return;
        }
        var here = teams.stream()
                .filter(one -> isHere(one.department()))
                .map(Team::name)
                .toList();
        if (team.isEmpty() && manager != null) {
            faults.add(Item.of("team", "staff.managerNoTeam", manager.name()));
        } else if (!team.isEmpty() && !here.contains(team) && !(wanted.create() && wanted.team() != null)) {
            var fault = wanted.team() == null ? "staff.teamElsewhere" : "staff.noTeam";
            faults.add(Item.of("team", fault, team, listed(here)));
        }
    }

    private boolean isHere(@Nullable String other) {
        return department.equals(Objects.requireNonNullElse(other, ""));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "–" : names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    }
}
