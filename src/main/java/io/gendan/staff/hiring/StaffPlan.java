package io.gendan.staff.hiring;

import io.gendan.engine.Refusal.Item;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a staff list means: for each person its login, role, team and department, and who heads which team. Knows the
 * people that exist and changes nothing.
 */
final class StaffPlan {

    /** A team is known by its name within its department. */
    record Team(String name, String department) {}

    /** A person as the list wants it; {@code known} is the person that exists already. */
    record Entry(
            String login,
            String name,
            Role role,
            @Nullable Team team,
            String department,
            String email,
            @Nullable Person known) {}

    private final Map<String, Person> known = new LinkedHashMap<>();
    private final List<StaffRow> rows;
    private final Set<String> logins = new HashSet<>();
    private final Map<StaffRow, String> loginOf = new LinkedHashMap<>();
    private final Map<StaffRow, StaffRow> managerOf = new HashMap<>();
    private final List<Item> faults = new ArrayList<>();

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Team, String> heads = new LinkedHashMap<>();

    StaffPlan(List<StaffRow> rows, List<Person> people) {
        this.rows = new ArrayList<>(rows);
        people.forEach(person -> known.put(person.login(), person));
        rows.stream().map(StaffRow::login).filter(login -> !login.isEmpty()).forEach(this::takeOnce);
        nameEachOnce();
        rows.forEach(this::findManager);
        this.rows.forEach(this::giveLogin);
        StaffTable.refuse(faults);
        this.rows.forEach(this::plan);
        StaffTable.refuse(faults);
    }

    /** Everybody of the list, and the managers that it only names. */
    List<Entry> entries() {
        return entries;
    }

    /** Whether anybody of it isn't known yet. */
    boolean bringsSomebody() {
        return entries.stream().anyMatch(entry -> entry.known() == null);
    }

    /** The login of the manager of each team that has one by this list. */
    Map<Team, String> heads() {
        return heads;
    }

    private void takeOnce(String login) {
        if (!logins.add(login)) {
            var second = rows.stream()
                    .filter(row -> row.login().equals(login))
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            fault(second, "login", "staff.import.loginTwice", login);
        }
    }

    /** Two rows with one name and no login could be one person or two. */
    private void nameEachOnce() {
        var names = new HashSet<String>();
        for (var row : rows) {
            if (row.login().isEmpty() && !names.add(plain(row.name()))) {
                fault(row, "name", "staff.import.nameTwice", row.name());
            }
        }
    }

    private void findManager(StaffRow row) {
        if (row.manager().isEmpty()) {
            return;
        }
        var wanted = plain(row.manager());
        var manager = rows.stream()
                .filter(other -> other.login().equals(wanted))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(other -> plain(other.name()).equals(wanted))
                        .findFirst())
                .orElseGet(() -> addManager(row, wanted));
        managerOf.put(row, manager);
    }

    /** A manager whom the list only names: somebody we know already, or a new person. */
    private StaffRow addManager(StaffRow row, String wanted) {
        var person = known.get(wanted);
        var manager = person == null
                ? new StaffRow(row.number(), "", row.manager(), null, "", "", row.department(), "")
                : new StaffRow(row.number(), wanted, person.name(), null, "", "", "", "");
        rows.add(manager);
        return manager;
    }

    private void giveLogin(StaffRow row) {
        if (!row.login().isEmpty()) {
            loginOf.put(row, row.login());
            return;
        }
        var same = known.values().stream()
                .filter(person -> plain(person.name()).equals(plain(row.name())) && !logins.contains(person.login()))
                .toList();
        if (same.size() > 1) {
            same = same.stream()
                    .filter(person -> row.department().equals(person.department()))
                    .toList();
            if (same.size() != 1) {
                fault(row, "name", "staff.import.nameAmbiguous", row.name());
                return;
            }
        }
        var login = same.isEmpty()
                ? Logins.of(row.name(), taken -> logins.contains(taken) || known.containsKey(taken))
                : same.get(0).login();
        logins.add(login);
        loginOf.put(row, login);
    }

    private void plan(StaffRow row) {
        var login = login(row);
        var person = known.get(login);
        var department = department(row, person);
        var team = team(row, person, department);
        var manager = managerOf.get(row);
        if (manager != null && team != null && isLed(row)) {
            head(row, team, manager);
        }
        entries.add(new Entry(login, row.name(), role(row, person), team, department, row.email(), person));
    }

    private Role role(StaffRow row, @Nullable Person person) {
        if (row.role() != null) {
            return row.role();
        }
        if (person != null && person.role() != Role.SALESPERSON) {
            return person.role();
        }
        return managerOf.containsValue(row) ? Role.MANAGER : Role.SALESPERSON;
    }

    private String department(StaffRow row, @Nullable Person person) {
        if (!row.department().isEmpty()) {
            return row.department();
        }
        if (person != null && person.department() != null) {
            return person.department();
        }
        var manager = managerOf.get(row);
        return manager == null || manager.equals(row) ? "" : department(manager, known.get(login(manager)));
    }

    private @Nullable Team team(StaffRow row, @Nullable Person person, String department) {
        if (!row.team().isEmpty()) {
            return new Team(row.team(), department);
        }
        var manager = managerOf.get(row);
        if (manager != null && isLed(row)) {
            return teamHeadedBy(manager);
        }
        return rows.stream().anyMatch(other -> isLedBy(other, row)) ? teamHeadedBy(row) : team(person);
    }

    /** Whether the row's manager heads the row's team: managers and those above report to somebody, too. */
    private boolean isLed(StaffRow row) {
        return role(row, known.get(login(row))).isLed();
    }

    private boolean isLedBy(StaffRow row, StaffRow manager) {
        return manager.equals(managerOf.get(row)) && isLed(row);
    }

    /** The team that the manager has or is given by the list, else one that bears the manager's name. */
    private Team teamHeadedBy(StaffRow manager) {
        var person = known.get(login(manager));
        var department = department(manager, person);
        if (!manager.team().isEmpty()) {
            return new Team(manager.team(), department);
        }
        for (var row : rows) {
            if (!row.team().isEmpty() && isLedBy(row, manager)) {
                return new Team(row.team(), department(row, known.get(login(row))));
            }
        }
        var had = team(person);
        return had == null ? new Team(manager.name(), department) : had;
    }

    private static @Nullable Team team(@Nullable Person person) {
        return person == null || person.team() == null
                ? null
                : new Team(person.team(), person.department() == null ? "" : person.department());
    }

    private void head(StaffRow row, Team team, StaffRow head) {
        var manager = login(head);
        var other = heads.putIfAbsent(team, manager);
        if (other != null && !other.equals(manager)) {
            fault(row, "manager", "staff.import.twoManagers", team.name(), other, manager);
        } else if (!role(head, known.get(manager)).leads()) {
            fault(row, "manager", "staff.import.headLeadsNot", team.name(), manager);
        }
    }

    private String login(StaffRow row) {
        var login = loginOf.get(row);
        if (login == null) {
            throw new IllegalStateException("No login was given to row " + row.number());
        }
        return login;
    }

    private void fault(StaffRow row, String column, String code, Object... arguments) {
        var all = new ArrayList<Object>(List.of(String.valueOf(row.number())));
        all.addAll(List.of(arguments));
        faults.add(new Item(column, code, all));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
