package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.signin.CurrentPassword;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How people say themselves where they get e-mail (N-01). Whoever sits at somebody else's open session can't: another
 * address asks for the current password. Of people who come in by the organisation's sign-in the address comes from there.
 */
@Component
public class OwnAddress {

    private final Addresses addresses;
    private final OwnDomains domains;
    private final CurrentPassword current;
    private final TransactionOperations transaction;
    private final AuditTrail trail;

    OwnAddress(
            Addresses addresses,
            OwnDomains domains,
            CurrentPassword current,
            TransactionOperations transaction,
            AuditTrail trail) {
        this.addresses = addresses;
        this.domains = domains;
        this.current = current;
        this.transaction = transaction;
        this.trail = trail;
    }

    /** Whether this person enters the own address; no when it comes from the organisation's sign-in. */
    public boolean isEntered(String login) {
        return current.isAsked(login);
    }

    /**
     * From now on this person is reached so. The trail tells that the address is another one, not which.
     *
     * @param password the current one; needed for another address only
     * @throws Refusal 400 {@code staff.settings} naming the fields {@code email} or {@code current}; 409 {@code
     *     staff.addressElsewhere}; 429 {@code password.tooOften}
     */
    public void change(String login, PersonalSettings wish, String password) {
        var another = !Objects.equals(addresses.of(login).email(), wish.email());
        if (another) {
            refuse(login, wish.email(), password);
        }
        transaction.executeWithoutResult(now -> {
            addresses.change(login, wish);
            if (another) {
                trail.put(AuditKind.PERSON_CHANGED, login, login, Map.of("what", "email"));
            }
        });
    }

    private void refuse(String login, @Nullable String email, String password) {
        if (!isEntered(login)) {
            throw Refusal.conflict("staff.addressElsewhere");
        }
        if (email != null) {
            Addresses.requireAddress(email);
            if (!domains.allow(email)) {
                throw Addresses.refusal("email", "staff.addressDomain", String.join(", ", domains.ownDomains()));
            }
        }
        if (!current.isRight(login, password)) {
            throw Addresses.refusal("current", password.isEmpty() ? "staff.addressPassword" : "password.current");
        }
    }
}
