package io.gendan.pipeline.privacy;

import io.gendan.engine.Refusal;
import io.gendan.pipeline.privacy.Erasure.State;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.EnumSet;
import java.util.Objects;
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
        var asker = erasure.askedBy();
        return erasure.state() == State.ASKED
                && asker != null
                && !asker.equals(person.login())
                && DECIDE.contains(person.role())
                && isAnsweredFor(asker, person);
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
        if (!DECIDE.contains(by.role())) {
            throw Refusal.forbidden("privacy.byDepartmentLeaders");
        }
        var asker = Objects.requireNonNull(asked.askedBy());
        if (asker.equals(by.login())) {
            throw Refusal.conflict("privacy.secondPerson");
        }
        if (!isAnsweredFor(asker, by)) {
            throw Refusal.forbidden("privacy.directorNeeded");
        }
        return asker;
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
