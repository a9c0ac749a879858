package io.gendan.customer;

import io.gendan.staff.Person;
import java.util.Set;

/** Tells whose pools somebody keeps the dossiers of (D-03), and so reads without a mask. */
public interface PoolKeepers {

    /** The departments whose dossiers this person keeps; {@link io.gendan.staff.Sight#COMPANY_POOL} for the company's. */
    Set<String> keptBy(Person person);
}
