package io.gendan.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of our people as whoever administers them sees it.
 *
 * @param lastSignIn null for somebody who has never signed in
 * @param firstPassword whether the password was made for the person and is still to be changed
 * @param ofOrganisation whether the person comes in by the organisation's own sign-in, without a password of ours
 */
public record Member(
        String login,
        String name,
        Role role,
        @Nullable String team,
        @Nullable String department,
        boolean active,
        @Nullable Instant lastSignIn,
        boolean firstPassword,
        boolean ofOrganisation) {}
