package io.gendan.staff.signin;

import org.springframework.stereotype.Component;

/** Who signs in with a password of ours. */
@Component
class LocalSignIn {

    private final OidcProperties organisation;

    LocalSignIn(OidcProperties organisation) {
        this.organisation = organisation;
    }

    /** Whether everybody may; else only those who are named for emergencies. */
    boolean isForEverybody() {
        return !organisation.isOn() || !organisation.only();
    }

    boolean isOpenTo(SignedIn person) {
        return !person.ofOrganisation()
                && (isForEverybody() || organisation.emergency().contains(person.getUsername()));
    }
}
