package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Members;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import io.gendan.staff.signin.Passwords;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with people's accounts; all of it goes on the trail. At least one administrator stays. */
@Component
public class StaffDesk {

    private final Members members;
    private final Roster roster;
    private final StaffList staff;
    private final Headships heads;
    private final Passwords passwords;
    private final EngineIdentities engine;
    private final List<LeftBehind> work;
    private final AuditTrail trail;

    StaffDesk(
            Members members,
            Roster roster,
            StaffList staff,
            Headships heads,
            Passwords passwords,
            EngineIdentities engine,
            List<LeftBehind> work,
            AuditTrail trail) {
        this.members = members;
        this.roster = roster;
        this.staff = staff;
        this.heads = heads;
        this.passwords = passwords;
        this.engine = engine;
        this.work = work;
        this.trail = trail;
    }

    /** Everybody, by login. */
    public List<Member> everybody() {
        return members.all();
    }

    /**
     * Somebody with this login.
     *
     * @throws Refusal 404 {@code staff.unknown}
     */
    public Member require(String login) {
        return members.find(login).orElseThrow(() -> Refusal.notFound("staff.unknown", login));
    }

    /**
     * Makes a first password for somebody, told this once, to be changed at the next sign-in; all sessions end.
     *
     * @throws Refusal 403 {@code staff.adminsOnly}, 404 {@code staff.unknown}, 409 {@code staff.passwordElsewhere}
     */
    @Transactional
    public String makePassword(String login, Person by) {
        var member = mine(login, by);
        if (member.ofOrganisation()) {
            throw Refusal.conflict("staff.passwordElsewhere", member.name());
        }
        var password = firstPassword(login);
        trail.put(AuditKind.PASSWORD_CHANGED, by.login(), login, Map.of("what", "given"));
        return password;
    }

    /**
     * Takes somebody out of the organisation's sign-in, with a first password instead, told this once; all sessions end.
     * Whoever has that login at the provider may come in there again, until the password has been changed.
     *
     * @throws Refusal 403 {@code staff.adminsOnly}, 404 {@code staff.unknown}, 409 {@code staff.notOfOrganisation}
     */
    @Transactional
    public String detach(String login, Person by) {
        var member = mine(login, by);
        if (!member.ofOrganisation()) {
            throw Refusal.conflict("staff.notOfOrganisation", member.name());
        }
        staff.detach(login);
        var password = firstPassword(login);
        trail.put(AuditKind.PERSON_CHANGED, by.login(), login, Map.of("what", "detached"));
        return password;
    }

    private String firstPassword(String login) {
        var password = passwords.random();
        staff.makePassword(login, passwords.hashRandom(password));
        staff.endSessions(login);
        return password;
    }

    /**
     * Switches an account on or off; off, all its sessions end.
     *
     * @param despiteWork switches it off at once, though work waits for the person: it is handed over afterwards
     * @throws Refusal 403 {@code staff.adminsOnly}, 404 {@code staff.unknown}, 409 {@code staff.hasWork} naming what
     *     waits for the person, or {@code staff.lastAdmin}
     */
    @Transactional
    public Member activate(String login, boolean active, boolean despiteWork, Person by) {
        var member = mine(login, by);
        if (member.active() == active) {
            return member;
        }
        if (!active && !despiteWork) {
            refuseToLeaveWork(member);
        }
        staff.activate(login, active);
        staff.endSessions(login);
        keepAnAdmin();
        trail.put(AuditKind.PERSON_CHANGED, by.login(), login, Map.of("what", active ? "enabled" : "disabled"));
        heads.follow(login, by.login());
        engine.refresh();
        return require(login);
    }

    /**
     * Gives somebody another role; all sessions end, the new role counts from the next sign-in on.
     *
     * @throws Refusal as {@link #activate}, 409 {@code staff.roleElsewhere}; work is in the way where the new role does not work on customers
     */
    @Transactional
    public Member changeRole(String login, Role role, boolean despiteWork, Person by) {
        var member = mine(login, by);
        if (member.role() == role) {
            return member;
        }
        if (member.ofOrganisation()) {
            throw Refusal.conflict("staff.roleElsewhere", member.name());
        }
        if (!role.sells() && !despiteWork) {
            refuseToLeaveWork(member);
        }
        staff.change(login, member.name(), role);
        staff.endSessions(login);
        keepAnAdmin();
        trail.put(
                AuditKind.PERSON_CHANGED,
                by.login(),
                login,
                Map.of(
                        "what",
                        "role",
                        "role",
                        role.name(),
                        "before",
                        member.role().name()));
        heads.follow(login, by.login());
        engine.refresh();
        return require(login);
    }

    /** Ends every session of somebody. */
    @Transactional
    public void signOut(String login, Person by) {
        mine(login, by);
        staff.endSessions(login);
        trail.put(AuditKind.SIGNED_OUT, by.login(), login, Map.of("what", "ended"));
    }

    private Member mine(String login, Person by) {
        if (by.role() != Role.ADMIN) {
            throw Refusal.forbidden("staff.adminsOnly");
        }
        roster.changeAlone();
        return require(login);
    }

    private void refuseToLeaveWork(Member member) {
        var left =
                work.stream().flatMap(kind -> kind.of(member.login()).stream()).toList();
        if (!left.isEmpty()) {
            throw Refusal.conflict("staff.hasWork", member.name(), member.login())
                    .with(left);
        }
    }

    private void keepAnAdmin() {
        if (staff.count(Role.ADMIN) == 0) {
            throw Refusal.conflict("staff.lastAdmin");
        }
    }
}
