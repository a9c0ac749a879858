package io.gendan.staff.signin;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Addresses;
import io.gendan.staff.Headships;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings our staff list in line with whom the organisation's sign-in lets in: a person is known again by the provider's
 * unchanging name for it, is found by its login the first time, and is taken on where there is nobody of that login. The
 * role follows the groups at every sign-in, the e-mail address what the provider has verified; teams and departments come with the staff list.
 */
@Component
class Arrivals {

    private static final String NO_PASSWORD = "none";

    private final JdbcClient database;
    private final Roster roster;
    private final StaffList staff;
    private final Headships heads;
    private final EngineIdentities engine;
    private final Accounts accounts;
    private final AuditTrail trail;

    Arrivals(
            JdbcClient database,
            Roster roster,
            StaffList staff,
            Headships heads,
            EngineIdentities engine,
            Accounts accounts,
            AuditTrail trail) {
        this.database = database;
        this.roster = roster;
        this.staff = staff;
        this.heads = heads;
        this.engine = engine;
        this.accounts = accounts;
        this.trail = trail;
    }

    /**
     * The account of somebody whom the provider vouches for.
     *
     * @param subject the provider's unchanging name for the person
     * @param email the address that the provider has verified; null for none
     * @throws ArrivalRefused when the login is somebody else's or has a password of its own, is switched off, or is the
     *     last administrator's, who would lose that role
     */
    @Transactional
    Accounts.Account arrive(String subject, String login, String name, @Nullable String email, Role role) {
        var known = known(subject).flatMap(roster::find);
        if (known.isEmpty() || known.get().role() != role) {
            roster.changeAlone();
            // Somebody may have arrived a moment earlier, in another window.
            known = known(subject).flatMap(roster::find);
            var person = known.or(() -> roster.find(login)).orElseGet(() -> takeOn(login, name, role));
            if (known.isEmpty()) {
                bind(person, subject, email);
            }
            follow(person, role);
            engine.refresh();
        }
        var account = accounts.account(known(subject).orElseThrow()).orElseThrow();
        if (!account.active()) {
            throw new ArrivalRefused("switched off", account.login());
        }
        if (!account.ofOrganisation()) {
            throw new ArrivalRefused("login of ours", account.login());
        }
        if (email != null && Addresses.isAddress(email) && staff.follow(account.login(), email)) {
            trail.put(AuditKind.PERSON_CHANGED, null, account.login(), Map.of("what", "email"));
        }
        return account;
    }

    private Optional<String> known(String subject) {
        return database.sql("select login from person where oidc_subject = ?")
                .param(subject)
                .query(String.class)
                .optional();
    }

    private Person takeOn(String login, String name, Role role) {
        staff.hire(login, name, role, NO_PASSWORD, false);
        trail.put(AuditKind.PERSON_CHANGED, null, login, Map.of("organisation", "taken on", "role", role.name()));
        return new Person(login, name, role, null, null, true);
    }

    /**
     * From now on the person comes in by the organisation's sign-in alone; sessions from before end. The same login proves
     * nothing where people choose theirs: so an account in use, with a password that its person chose, or an
     * administrator's, is taken over only by whoever has its e-mail address, and not one that the person has entered.
     */
    private void bind(Person person, String subject, @Nullable String email) {
        var bound = database.sql("""
                        update person set oidc_subject = ?, password_hash = ?, must_change_password = false
                        where login = ? and oidc_subject is null
                            and (not password_own and (must_change_password or role <> 'ADMIN' or password_hash = ?)
                                or not email_own and lower(email) = lower(cast(? as text)))""")
                .param(subject)
                .param(NO_PASSWORD)
                .param(person.login())
                .param(NO_PASSWORD)
                .param(email)
                .update();
        if (bound == 0) {
            throw new ArrivalRefused("login of somebody else", person.login());
        }
        staff.endSessions(person.login());
        trail.put(AuditKind.PERSON_CHANGED, null, person.login(), Map.of("organisation", "bound"));
    }

    private void follow(Person person, Role role) {
        if (person.role() == role) {
            return;
        }
        staff.change(person.login(), person.name(), role);
        staff.endSessions(person.login());
        if (person.role() == Role.ADMIN && staff.count(Role.ADMIN) == 0) {
            throw new ArrivalRefused("last administrator", person.login());
        }
        trail.put(
                AuditKind.PERSON_CHANGED,
                null,
                person.login(),
                Map.of(
                        "organisation",
                        "groups",
                        "role",
                        role.name(),
                        "before",
                        person.role().name()));
        heads.follow(person.login(), null);
    }
}
