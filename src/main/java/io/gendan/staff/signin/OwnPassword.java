package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with their own account: choose a password, and sign out wherever they are signed in. */
@Component
class OwnPassword {

    private final Accounts accounts;
    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final PasswordRules rules;
    private final AuditTrail trail;

    OwnPassword(
            Accounts accounts,
            Roster roster,
            StaffList staff,
            Passwords passwords,
            PasswordEncoder encoder,
            PasswordRules rules,
            AuditTrail trail) {
        this.accounts = accounts;
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.encoder = encoder;
        this.rules = rules;
        this.trail = trail;
    }

    /**
     * Chooses a password; every other session of the person ends.
     *
     * @throws Refusal 400 {@code password.refused} naming what is wrong; 409 {@code password.elsewhere}
     */
    @Transactional
    void choose(String login, String current, String chosen, String repeated) {
        var account = accounts.loadUserByUsername(login);
        if (account.ofOrganisation()) {
            throw Refusal.conflict("password.elsewhere");
        }
        var fault = fault(account, current, chosen, repeated);
        if (fault != null) {
            throw Refusal.badRequest("password.refused").with(List.of(fault));
        }
        staff.chooseOwnPassword(login, passwords.hash(chosen));
        trail.put(AuditKind.PASSWORD_CHANGED, login, login, Map.of("what", "chosen"));
    }

    private @Nullable Item fault(SignedIn account, String current, String chosen, String repeated) {
        if (!encoder.matches(current, account.getPassword())) {
            return Item.of("current", "password.current");
        }
        if (chosen.equals(current) || chosen.equalsIgnoreCase(account.getUsername())) {
            return Item.of("chosen", "password.same");
        }
        var person = roster.find(account.getUsername()).orElseThrow();
        var fault = rules.fault(chosen, person);
        if (fault != null) {
            return Item.of("chosen", fault, PasswordRules.SHORTEST);
        }
        return chosen.equals(repeated) ? null : Item.of("repeated", "password.repeated");
    }

    /** Ends every session of this person, the one that asks too. */
    @Transactional
    void signOutEverywhere(String login) {
        staff.endSessions(login);
        trail.put(AuditKind.SIGNED_OUT, login, login, Map.of("what", "everywhere"));
    }
}
