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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with their own account: choose a password, and sign out wherever they are signed in. */
@Component
class OwnPassword {

    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final CurrentPassword current;
    private final PasswordRules rules;
    private final TransactionTemplate transactions;
    private final AuditTrail trail;

    OwnPassword(
            Roster roster,
            StaffList staff,
            Passwords passwords,
            CurrentPassword current,
            PasswordRules rules,
            TransactionTemplate transactions,
            AuditTrail trail) {
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.current = current;
        this.rules = rules;
        this.transactions = transactions;
        this.trail = trail;
    }

    /**
     * Chooses a password; every other session of the person ends.
     *
     * @throws Refusal 400 {@code password.refused} naming what is wrong; 409 {@code password.elsewhere}; 429 {@code
     *     password.tooOften} after five wrong current passwords, when every session of the person has ended
     */
    void choose(String login, String typed, String chosen, String repeated) {
        if (!current.isAsked(login)) {
            throw Refusal.conflict("password.elsewhere");
        }
        var fault = fault(login, typed, chosen, repeated);
        if (fault != null) {
            throw Refusal.badRequest("password.refused").with(List.of(fault));
        }
        var hash = passwords.hash(chosen);
        transactions.executeWithoutResult(now -> {
            staff.chooseOwnPassword(login, hash);
            trail.put(AuditKind.PASSWORD_CHANGED, login, login, Map.of("what", "chosen"));
        });
    }

    private @Nullable Item fault(String login, String typed, String chosen, String repeated) {
        if (!current.isRight(login, typed)) {
            return Item.of("current", "password.current");
        }
        if (chosen.equals(typed) || chosen.equalsIgnoreCase(login)) {
            return Item.of("chosen", "password.same");
        }
        var person = roster.find(login).orElseThrow();
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
