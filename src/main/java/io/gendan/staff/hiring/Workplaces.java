package io.gendan.staff.hiring;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.staff.Addresses;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Workplace;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import io.gendan.staff.signin.Passwords;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a staff list does for many, for one person: takes somebody on, or gives somebody another department, team or
 * manager. It goes on the trail with what was before, the sessions of all whom it concerns end, and who leads them now
 * sees the open work of their customers (ST-03).
 */
@Component
public class Workplaces {

    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final EngineIdentities engine;
    private final HiringTrail trail;

    Workplaces(Roster roster, StaffList staff, Passwords passwords, EngineIdentities engine, HiringTrail trail) {
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.engine = engine;
        this.trail = trail;
    }

    /**
     * From now on this person works there.
     *
     * @throws Refusal 403 {@code staff.adminsOnly}, 404 {@code staff.unknown}, 400 {@code staff.account} naming every
     *     field that can't be, with the remedy
     */
    @Transactional
    public void move(String login, Workplace wanted, Person by) {
        changeAlone(by);
        var person = roster.find(login).orElseThrow(() -> Refusal.notFound("staff.unknown", login));
        var before = trail.posts();
        var check = new WorkplaceCheck(roster, person, wanted);
        refuse(check.faults());
        settle(check, login);
        trail.tell(before).forEach(staff::endSessions);
        engine.refresh();
    }

    /**
     * Takes somebody on, with a first password that is told this once and must be changed at the first sign-in.
     *
     * @throws Refusal as {@link #move}
     */
    @Transactional
    public Hiring.Hired take(NewPerson wanted, Person by) {
        changeAlone(by);
        var before = trail.posts();
        var faults = new ArrayList<Item>();
        var name = Named.plain(wanted.name());
        var login = login(wanted.login(), name, faults);
        var email = wanted.email().strip();
        Named.check("name", name, faults);
        if (name.isEmpty()) {
            faults.add(Item.of("name", "staff.noName"));
        }
        if (!email.isEmpty() && !Addresses.isAddress(email)) {
            faults.add(Item.of("email", "staff.noAddress", Named.shown(email)));
        }
        var person = new Person(login, name, wanted.role(), null, null, true);
        var check = new WorkplaceCheck(roster, person, wanted.workplace());
        faults.addAll(check.faults());
        refuse(faults);
        var password = passwords.random();
        staff.hire(login, name, person.role(), passwords.hashRandom(password), true);
        staff.address(login, email);
        settle(check, login);
        trail.tell(before).forEach(staff::endSessions);
        engine.refresh();
        return new Hiring.Hired(login, name, person.role(), password);
    }

    private void changeAlone(Person by) {
        if (by.role() != Role.ADMIN) {
            throw Refusal.forbidden("staff.adminsOnly");
        }
        roster.changeAlone();
    }

    private String login(String typed, String name, List<Item> faults) {
        var login = Logins.typed(typed);
        if (login.isEmpty()) {
            return Logins.of(name, taken -> roster.find(taken).isPresent());
        }
        if (!Logins.isLogin(login)) {
            faults.add(Item.of("login", "staff.loginInvalid", Named.shown(login)));
        } else if (roster.find(login).isPresent()) {
            faults.add(Item.of("login", "staff.loginTaken", login));
        }
        return login;
    }

    private void settle(WorkplaceCheck place, String login) {
        var department = place.department().isEmpty() ? null : (Long) staff.department(place.department());
        var team = place.team().isEmpty() ? null : (Long) staff.team(place.team(), department);
        staff.place(login, team, department);
        var head = place.head();
        if (team != null && head != null) {
            staff.head(team, head);
        }
    }

    private static void refuse(List<Item> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("staff.account").with(faults);
        }
    }
}
