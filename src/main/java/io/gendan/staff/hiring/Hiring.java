package io.gendan.staff.hiring;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.staff.Role;
import io.gendan.staff.hiring.StaffPlan.Entry;
import io.gendan.staff.hiring.StaffPlan.Team;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import io.gendan.staff.signin.Passwords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes people on: all of a staff list, or none of it. The same list again changes nothing. */
@Component
public class Hiring {

    private static final int MOST_ROWS = 2_000;

    /** A new person; the first password is told this once and must be changed at the first sign-in. */
    public record Hired(String login, String name, Role role, String firstPassword) {}

    /**
     * What became of a staff list.
     *
     * @param updated how many people of the list were known already
     */
    public record Outcome(List<Hired> created, int updated) {}

    private final StaffTable table;
    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final EngineIdentities engine;
    private final HiringTrail trail;

    Hiring(
            StaffTable table,
            Roster roster,
            StaffList staff,
            Passwords passwords,
            EngineIdentities engine,
            HiringTrail trail) {
        this.table = table;
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.engine = engine;
        this.trail = trail;
    }

    /**
     * Takes on the people of a staff list.
     *
     * @throws Refusal 400 {@code staff.import.rows} naming every faulty row, 409 {@code staff.lastAdmin}
     */
    @Transactional
    public Outcome hire(TableFile list) {
        return hire(list, null);
    }

    /** As {@link #hire(TableFile)}, but every new person gets this password and may keep it. */
    @Transactional
    public Outcome hire(TableFile list, @Nullable String givenPassword) {
        if (list.rows().size() > MOST_ROWS) {
            throw Refusal.badRequest("staff.import.tooMany", String.valueOf(MOST_ROWS));
        }
        roster.changeAlone();
        var admins = staff.count(Role.ADMIN);
        var before = trail.posts();
        var plan = new StaffPlan(table.read(list), roster.all());
        var hash = givenPassword == null || !plan.bringsSomebody() ? null : passwords.hash(givenPassword);
        var created = new ArrayList<Hired>();
        for (var entry : plan.entries()) {
            if (entry.known() == null) {
                var password = givenPassword == null ? passwords.random() : givenPassword;
                staff.hire(
                        entry.login(),
                        entry.name(),
                        entry.role(),
                        hash == null ? passwords.hashRandom(password) : hash,
                        hash == null);
                created.add(new Hired(entry.login(), entry.name(), entry.role(), password));
            } else {
                staff.change(entry.login(), entry.name(), entry.role());
            }
        }
        place(plan);
        trail.tell(before).forEach(staff::endSessions);
        if (admins > 0 && staff.count(Role.ADMIN) == 0) {
            throw Refusal.conflict("staff.lastAdmin");
        }
        engine.refresh();
        return new Outcome(created, plan.entries().size() - created.size());
    }

    private void place(StaffPlan plan) {
        var teams = new HashMap<Team, Long>();
        for (var entry : plan.entries()) {
            var department = department(entry.department());
            staff.place(entry.login(), team(entry.team(), teams), department);
            staff.address(entry.login(), entry.email());
        }
        plan.heads().forEach((team, manager) -> staff.head(Objects.requireNonNull(team(team, teams)), manager));
        staff.dropHeadships(plan.entries().stream().map(Entry::login).toList());
    }

    private @Nullable Long department(String name) {
        return name.isEmpty() ? null : staff.department(name);
    }

    private @Nullable Long team(@Nullable Team team, Map<Team, Long> ids) {
        return team == null
                ? null
                : ids.computeIfAbsent(team, wanted -> staff.team(wanted.name(), department(wanted.department())));
    }
}
