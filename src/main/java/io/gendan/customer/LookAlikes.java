package io.gendan.customer;

import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;

/** Whom of the customers we have those about to come in may be, told for many of them at once (D-06, D-07). */
public interface LookAlikes {

    /**
     * The customer that is the likest.
     *
     * @param known its number and name
     * @param reasons what speaks for it, in the language of the request
     */
    record Like(String known, List<String> reasons) {}

    /** By the rows of a table; rows that look like none that this person sees are left out: for administrators all. */
    Map<Integer, Like> of(Map<Integer, NewCustomer> rows, Person by);
}
