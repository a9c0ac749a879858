package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.pipeline.BulkHandOverTable.Turn;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who hands over whose customers in bulk, and to whom; asked at the beginning, and of each customer at its turn. */
@Component
class HandOverRights {

    private static final Set<Role> ACROSS_DEPARTMENTS = EnumSet.of(Role.ADMIN, Role.DIRECTOR, Role.PRINCIPAL);

    private final Staff staff;

    HandOverRights(Staff staff) {
        this.staff = staff;
    }

    /** Whether this person hands over that one's customers: who leads it, a principal, an administrator. */
    boolean mayHandOver(String leaver, Person by) {
        return staff.leads(by, leaver);
    }

    /** Who can receive the customers of this person. */
    List<Person> receivers(Person leaver, Person by) {
        return staff.othersOfTheCompany(leaver.login()).stream()
                .filter(person -> isNear(leaver, person, by))
                .toList();
    }

    /** Why this one can't receive them, as the code of a refusal; nothing when it can. */
    Optional<String> fault(Person leaver, String login, Person by) {
        var receiver = staff.find(login).orElse(null);
        if (receiver == null || !receiver.active() || !receiver.role().sells()) {
            return Optional.of("journey.noColleague");
        }
        if (receiver.equals(leaver)) {
            return Optional.of("journey.ownsAlready");
        }
        return isNear(leaver, receiver, by) ? Optional.empty() : Optional.of("journey.otherDepartment");
    }

    /**
     * Refuses what was allowed when it was asked for, and is so no more.
     *
     * @throws Refusal 403 {@code handOver.askerInactive}, {@code handOver.askerLeadsNot} or {@code journey.otherDepartment},
     *     {@code journey.noColleague} where the receiver is the reason
     */
    void requireStill(Turn turn) {
        var by = staff.require(turn.askedBy());
        if (!by.active()) {
            throw Refusal.forbidden("handOver.askerInactive", by.name());
        }
        var leaver = staff.require(turn.leaver());
        if (!mayHandOver(leaver.login(), by)) {
            throw Refusal.forbidden("handOver.askerLeadsNot", by.name(), leaver.name());
        }
        fault(leaver, turn.receiver(), by).ifPresent(fault -> {
            throw Refusal.forbidden(fault, turn.receiver());
        });
    }

    /** Directors and administrators hand over across departments, others within. */
    private static boolean isNear(Person leaver, Person receiver, Person by) {
        return ACROSS_DEPARTMENTS.contains(by.role()) || Objects.equals(leaver.department(), receiver.department());
    }
}
