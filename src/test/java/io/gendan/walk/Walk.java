package io.gendan.walk;

import java.util.ArrayList;
import java.util.List;

/** One sequence of deeds: whom it is about, how things stand, and what happened so far. */
final class Walk {

    /** As in walking-people.csv, a department of their own: nobody else's reminders get mixed with theirs. */
    static final List<String> PEOPLE = List.of("eve", "finn", "gus", "hana", "cleo", "dan", "ben", "ada");

    static final List<String> SALESPEOPLE = PEOPLE.subList(0, 4);
    static final String DIRECTOR = "ada";

    private final List<String> customers;
    private final List<String> log = new ArrayList<>();
    private Snapshot now;
    private Snapshot before;

    Walk(List<String> customers, Snapshot now) {
        this.customers = new ArrayList<>(customers);
        this.now = now;
        this.before = now;
    }

    List<String> customers() {
        return customers;
    }

    void comes(String customer) {
        customers.add(customer);
    }

    /** How things stand after the latest deed. */
    Snapshot now() {
        return now;
    }

    /** Notes what was done, and how things stand since. */
    void goesOn(String deed, Snapshot after) {
        log.add(deed);
        before = now;
        now = after;
    }

    void invariantsHold() {
        Invariants.hold(customers, before, now);
    }

    int length() {
        return log.size();
    }

    /** The story so far, for whoever has to find out what went wrong. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), log);
    }
}
