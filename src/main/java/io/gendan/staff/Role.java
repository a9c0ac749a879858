package io.gendan.staff;

import java.util.Locale;

/** What a person does for the company; one role a person. Its group in the engine bears the {@link #groupId()}. */
public enum Role {
    /** Owns journeys and leads them to the customer's decision. */
    SALESPERSON,
    /** Heads a team and organises its deals. */
    MANAGER,
    /** Polishes scripts with the team from the second round on (N-11). */
    SENIOR_MANAGER,
    /** Heads a department. */
    DIRECTOR,
    /** Director-level person above the departments. */
    PRINCIPAL,
    /** Cares for members. */
    ACCOUNT_MANAGER,
    /** Maintains flows, rules and users; sees no customer data. */
    ADMIN,
    /** Reads the trail. */
    AUDITOR;

    /** The id of this role's group in the engine, such as {@code senior-manager}. */
    public String groupId() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether people of this role lead others who work on customers. */
    public boolean leads() {
        return this == MANAGER || this == SENIOR_MANAGER || this == DIRECTOR || this == PRINCIPAL;
    }

    /** Whether whoever heads their team is the manager of people of this role: others report to a department or the company. */
    public boolean isLed() {
        return this == SALESPERSON || this == ACCOUNT_MANAGER;
    }

    /** Whether people of this role work on customers, and so on tasks. */
    public boolean sells() {
        return this != ADMIN && this != AUDITOR;
    }
}
