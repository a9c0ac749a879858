package io.gendan.staff.signin;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings our staff list in line with whom the organisation's sign-in lets in: a person is known again by the provider's
 * unchanging name for it, is found by its login the first time, and is taken on where there is nobody of that login. The
 * role follows the groups at every sign-in; teams and departments come with the staff list.
 */
@Component
class Arrivals {

    private static final String NO_PASSWORD = "none";

    private final JdbcClient database;
    private final Roster roster;
    private final StaffList staff;
    private final EngineIdentities engine;
    private final Accounts accounts;
    private final AuditTrail trail;

    Arrivals(
            JdbcClient database,
            Roster roster,
            StaffList staff,
            EngineIdentities engine,
            Accounts accounts,
            AuditTrail trail) {
        this.database = database;
        this.roster = roster;
        this.staff = staff;
        this.engine = engine;
        this.accounts = accounts;
        this.trail = trail;
    }

    /**
     * The account of somebody whom the provider vouches for.
     *
     * @param subject the provider's unchanging name for the person
     * @throws OAuth2AuthenticationException when the login is somebody else's, is switched off, or is the last
     *     administrator's, who would lose that role
     */
    @Transactional
    Accounts.Account arrive(String subject, String login, String name, Role role) {
        var known = known(subject).flatMap(roster::find);
        if (known.isEmpty() || known.get().role() != role) {
            roster.changeAlone();
            var person = known.or(() -> roster.find(login)).orElseGet(() -> takeOn(login, name, role));
            if (known.isEmpty()) {
                bind(person, subject);
            }
            follow(person, role);
            engine.refresh();
        }
        var account = accounts.account(known(subject).orElseThrow()).orElseThrow();
        if (!account.active()) {
            throw refused("switched off");
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

    /** From now on the person comes in by the organisation's sign-in alone; sessions from before end. */
    private void bind(Person person, String subject) {
        var bound = database.sql("""
                        update person set oidc_subject = ?, password_hash = ?, must_change_password = false,
                            session_epoch = session_epoch + 1
                        where login = ? and oidc_subject is null""")
                .param(subject)
                .param(NO_PASSWORD)
                .param(person.login())
                .update();
        if (bound == 0) {
            throw refused("login of somebody else");
        }
        trail.put(AuditKind.PERSON_CHANGED, null, person.login(), Map.of("organisation", "bound"));
    }

    private void follow(Person person, Role role) {
        if (person.role() == role) {
            return;
        }
        staff.change(person.login(), person.name(), role);
        staff.endSessions(person.login());
        if (person.role() == Role.ADMIN && staff.count(Role.ADMIN) == 0) {
            throw refused("last administrator");
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
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(why), why);
    }
}
