package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is signed in on the current request. */
@Component
public class CurrentPerson {

    private final Staff staff;

    CurrentPerson(Staff staff) {
        this.staff = staff;
    }

    /**
     * The signed-in person as the staff list has it now.
     *
     * @throws Refusal 403 {@code staff.signIn} when nobody is signed in, or no longer may be
     */
    public Person get() {
        return Optional.ofNullable(Actor.current())
                .flatMap(staff::find)
                .filter(Person::active)
                .orElseThrow(() -> Refusal.forbidden("staff.signIn"));
    }
}
