package io.gendan.staff;

import io.gendan.engine.Refusal;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
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
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            throw Refusal.forbidden("staff.signIn");
        }
        return staff.find(authentication.getName())
                .filter(Person::active)
                .orElseThrow(() -> Refusal.forbidden("staff.signIn"));
    }
}
