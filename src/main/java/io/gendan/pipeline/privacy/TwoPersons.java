package io.gendan.pipeline.privacy;

import io.gendan.engine.Refusal;
import io.gendan.pipeline.privacy.Erasure.State;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who of those who lead a customer's owner may do what with a wish for an erasure. */
@Component
class TwoPersons {

    private static final Set<Role> DECIDE = EnumSet.of(Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL);
    private static final Set<Role> ANSWER = EnumSet.of(Role.DIRECTOR, Role.PRINCIPAL);

    private final Staff staff;

    TwoPersons(Staff staff) {
        this.staff = staff;
    }

    boolean mayConfirm(Erasure erasure, Person person) {
        return erasure.state() == State.ASKED && refusal(erasure, person).isEmpty();
    }

    /** Whoever asked, and whoever may carry it out. */
    boolean mayWithdraw(Erasure erasure, Person person) {
        return erasure.state() == State.ASKED
                && (person.login().equals(erasure.askedBy()) || mayConfirm(erasure, person));
    }

    /**
     * Returns the login of whoever has asked.
     *
     * @throws Refusal 403 {@code privacy.byDepartmentLeaders}, {@code privacy.directorNeeded}; 409 {@code
     *     privacy.secondPerson}
     */
    String requireMayConfirm(Erasure asked, Person by) {
        refusal(asked, by).ifPresent(refused -> {
            throw refused;
        });
        return Objects.requireNonNull(asked.askedBy());
    }

    private Optional<Refusal> refusal(Erasure asked, Person by) {
        var asker = asked.askedBy();
        if (!DECIDE.contains(by.role())) {
            return Optional.of(Refusal.forbidden("privacy.byDepartmentLeaders"));
        }
        if (asker == null || asker.equals(by.login())) {
            return Optional.of(Refusal.conflict("privacy.secondPerson"));
        }
        return isAnsweredFor(asker, by) ? Optional.empty() : Optional.of(Refusal.forbidden("privacy.directorNeeded"));
    }

    /** Who has left the company answers for nothing any more. */
    private boolean isAnsweredFor(String asker, Person by) {
        if (ANSWER.contains(by.role())) {
            return true;
        }
        var asking = staff.require(asker);
        return asking.active() && ANSWER.contains(asking.role());
    }
}
